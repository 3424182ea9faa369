/** Characters of a line, and lines that are visible at once. */
const columns = 90
const rows = 36
const fontSize = 13
const characterWidth = 7.8
const lineHeight = 18
const padding = 16
const secondsPerLine = 0.35

/** Classes of the style sheet, by the codes of `styleText` that begin and end them. */
const styles: Readonly<Record<string, string>> = { 1: 'b', 2: 'd', 31: 'r', 32: 'g', 36: 'c' }

/** Draws the output of a program in a terminal of which all lines scroll by. */
export function terminalSvg(command: string, output: string): string {
  const lines = [`$ ${command}`, '', ...output.trimEnd().split('\n')]
  const scrolled = lines.length - rows
  const width = columns * characterWidth + 2 * padding
  const height = rows * lineHeight + 2 * padding
  const duration = lines.length * secondsPerLine
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Output of ${command}">
<title>Output of ${command}</title>
<style>
text { fill: #e6e7ea; font: ${fontSize}px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }
.b { font-weight: bold }
.c { fill: #7cc7ff }
.d { fill: #a3a9b4 }
.g { fill: #6fd39c }
.r { fill: #ff9d96 }
.lines { animation: scroll ${duration.toFixed(0)}s infinite }
@keyframes scroll {
  0%, 6% { transform: none; animation-timing-function: steps(${scrolled}) }
  94%, 100% { transform: translateY(-${scrolled * lineHeight}px) }
}
@media (prefers-reduced-motion: reduce) { .lines { animation: none } }
</style>
<rect width="100%" height="100%" rx="8" fill="#16181b"/>
<clipPath id="screen"><rect width="${columns * characterWidth}" height="${rows * lineHeight}"/></clipPath>
<g transform="translate(${padding} ${padding})" clip-path="url(#screen)">
<g class="lines">
${lines.map(lineSvg).filter(Boolean).join('\n')}
</g>
</g>
</svg>
`
}

/** A line, each part of which starts at its column, whatever font the reader has. */
const lineSvg = (line: string, index: number): string => {
  const y = (index + 0.75) * lineHeight
  return partsOf(line)
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, style, text }) => {
      const x = column * characterWidth
      const length = text.length * characterWidth
      const attribute = style === '' ? '' : ` class="${style}"`
      return `<text${attribute} x="${round(x)}" y="${round(y)}" textLength="${round(length)}">${escapeHtml(text)}</text>`
    })
    .join('')
}

interface Part {
  readonly column: number
  readonly style: string
  readonly text: string
}

const partsOf = (line: string): Part[] => {
  const parts: Part[] = []
  let column = 0
  let style = ''
  const [first = '', ...others] = line.split(`${String.fromCharCode(27)}[`)
  for (const piece of [`m${first}`, ...others]) {
    const [, code = '', rest = ''] = /^(\d*)m(.*)$/.exec(piece) ?? []
    style = styles[code] ?? ''
    const text = rest.trimStart()
    column += rest.length - text.length
    parts.push({ column, style, text: text.trimEnd() })
    column += text.length
  }
  return parts
}

const round = (value: number): string => String(Number(value.toFixed(2)))

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
