import { relative } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { guides } from '../../../scripts/docs/snippets.ts'
import { root } from '../../../scripts/lib/paths.mjs'
import type { RunnableSnippet } from './runnable.ts'
import { runnableSnippets } from './runnable.ts'

/** Adds a Run button to every snippet that the playground can run. */
export function runButtons(markdown: MarkdownRenderer): void {
  const renderFence = markdown.renderer.rules.fence
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const html = renderFence?.(tokens, index, options, env, self) ?? ''
    const token = tokens[index]
    if (token?.info !== 'ts' || !isPage(env?.path)) return html
    env.runnable ??= runnableSnippets(env.path)
    const code = token.content.trimEnd()
    const snippet = env.runnable.find((each: RunnableSnippet) => each.code.trimEnd() === code)
    return snippet ? `${html}${button(snippet)}` : html
  }
}

/** Only pages whose snippets are tested: others show parts of programs. */
const isPage = (path: unknown): path is string =>
  typeof path === 'string' && guides.includes(relative(root, path))

const button = ({ code, before }: RunnableSnippet): string =>
  `<div class="run" data-code="${encodeURIComponent(code)}" data-before="${encodeURIComponent(before)}"><button type="button">Run</button></div>\n`
