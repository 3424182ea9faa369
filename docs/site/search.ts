/** What renders Markdown: the renderer of VitePress, whose type names another copy of markdown-it. */
interface Renderer {
  readonly render: (source: string, env?: object) => string
}

/** Renders a page for the search index: without code blocks, whose rendering takes most of the time. */
export const renderForSearch = (source: string, env: object, markdown: object): string =>
  (markdown as Renderer).render(withoutCode(source), env)

/** The text of a page without its code blocks and diagrams. */
export const withoutCode = (source: string): string =>
  source.replaceAll(/^( *)(```+).*\n(?:[\s\S]*?\n)?\1\2 *$/gm, '')
