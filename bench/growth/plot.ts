/** The cost of a unit by size. */
export interface PlotLine {
  readonly name: string
  readonly costs: readonly number[]
}

export interface Plot {
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
  readonly sizes: readonly number[]
  readonly lines: readonly PlotLine[]
}

const [width, height] = [680, 320]
const margin = { left: 80, right: 210, top: 16, bottom: 48 }

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Powers of ten that enclose all values. */
const decades = (values: readonly number[]): readonly number[] => {
  const first = Math.floor(Math.log10(Math.min(...values)))
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))))
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index))
}

/** Returns a function from a value to its position on a logarithmic axis. */
const scale = (low: number, high: number, from: number, to: number) => (value: number) =>
  from + ((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (to - from)

const label = (x: number, y: number, anchor: string, text: string, rest = ''): string =>
  `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}" text-anchor="${anchor}"${rest}>${escapeXml(text)}</text>`

/** Moves labels apart that would overlap, from the top. */
const spreadOut = (positions: readonly number[]): readonly number[] => {
  const order = positions.map((_, index) => index)
  order.sort((one, other) => (positions[one] ?? 0) - (positions[other] ?? 0))
  const result = [...positions]
  let last = Number.NEGATIVE_INFINITY
  for (const index of order) {
    last = Math.max(result[index] ?? 0, last + 16)
    result[index] = last
  }
  return result
}

/** Draws lines on two logarithmic axes. A flat line means that the total cost is linear. */
export const toSvg = ({ title, xLabel, yLabel, sizes, lines }: Plot): string => {
  const ticks = decades(lines.flatMap(({ costs }) => costs))
  const [bottom, right] = [height - margin.bottom, width - margin.right]
  const x = scale(sizes[0] ?? 1, sizes.at(-1) ?? 1, margin.left, right)
  const y = scale(ticks[0] ?? 1, ticks.at(-1) ?? 1, bottom, margin.top)
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${margin.left} ${y(tick).toFixed(1)}H${right}"/>` +
      label(margin.left - 8, y(tick) + 4, 'end', tick.toLocaleString('en')),
  )
  const xTicks = sizes.map((size) =>
    label(x(size), bottom + 18, 'middle', size.toLocaleString('en')),
  )
  const names = spreadOut(lines.map(({ costs }) => y(costs.at(-1) ?? 1)))
  const drawn = lines.map(({ name, costs }, index) => {
    const points = costs.map((cost, at) => `${x(sizes[at] ?? 1).toFixed(1)},${y(cost).toFixed(1)}`)
    const own = name.startsWith('@molt') ? ' own' : ''
    const dots = points.map((point) => `<circle cx="${point.replace(',', '" cy="')}" r="3"/>`)
    const text = label(right + 10, (names[index] ?? 0) + 4, 'start', name)
    return `<g class="line${own}"><polyline points="${points.join(' ')}"/>${dots.join('')}${text}</g>`
  })
  const style =
    'text{font:12px sans-serif;fill:currentColor}.grid{stroke:currentColor;opacity:.15}polyline{fill:none;stroke:currentColor;stroke-width:1.5}circle{fill:currentColor}.line{opacity:.55}.line.own{color:#c2410c;opacity:1}'
  return `<svg xmlns="http://www.w3.org/2000/svg" class="growth" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<style>.growth{color:#64748b}${style.replace(/(^|\})(?=[^}])/g, '$1.growth ')}</style>
${[...grid, ...xTicks, ...drawn].join('\n')}
${label((margin.left + right) / 2, height - 10, 'middle', xLabel)}
${label(0, 0, 'middle', yLabel, ` transform="translate(14 ${(margin.top + bottom) / 2}) rotate(-90)"`)}
</svg>
`
}
