import { renderMermaidSVG } from 'beautiful-mermaid'
import type { MarkdownRenderer } from 'vitepress'

/**
 * Renders fences with the language `mermaid` as SVG while the site is built. The line after the fence's
 * language is the text for readers who do not see the picture: `mermaid A lost response`.
 */
export function diagrams(markdown: MarkdownRenderer): void {
  const renderFence = markdown.renderer.rules.fence
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    const [language, ...words] = token?.info.split(' ') ?? []
    if (language !== 'mermaid' || token === undefined)
      return renderFence?.(tokens, index, ...rest) ?? ''
    const label = words.join(' ')
    if (label === '') throw new Error(`A diagram has no text after \`mermaid\`:\n${token.content}`)
    return `<figure class="diagram" v-pre>${svgOf(token.content, label, index)}</figure>\n`
  }
}

/** The SVG with ids of its own, colors of the theme and no style sheet, which would load a font. */
const svgOf = (text: string, label: string, id: number): string =>
  renderMermaidSVG(text, { transparent: true })
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/ style="[^"]*"/, ` role="img" aria-label="${label.replaceAll('"', '&quot;')}"`)
    .replaceAll(/(id="|url\(#)([\w-]+)/g, `$1d${id}-$2`)
