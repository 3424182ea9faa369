import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { programsOf } from '../../../scripts/docs/programs.ts'
import { snippetsOf } from '../../../scripts/docs/snippets.ts'
import { root } from '../../../scripts/lib/paths.mjs'

/** A snippet that the playground can run. */
export interface RunnableSnippet {
  readonly code: string
  /** Code that comes before it: what earlier snippets and sections declare. */
  readonly before: string
}

/** Modules that need Node, a port or a package that the playground does not have. */
const needsNode =
  /\bfrom '(?!@(?:moltinfra|moltify|moltbotden|moltghost)\/sdk(?:\/errors|\/webhooks|\/webhooks\/redis)?'|@molt-sdk\/(?:core|sandbox(?:\/scenarios)?)')/
/** In a browser, only the browser sets cookies of requests. */
const setsCookie = /\bheaders: \{ cookie/
/** A snippet that only declares something has nothing to show. */
const showsSomething = /\bconsole\.|\bstdout\.|^(?:\S.*)?\bawait\b/m

/** Returns the snippets of a page that the playground can run. */
export function runnableSnippets(file: string): RunnableSnippet[] {
  const text = readFileSync(file, 'utf8')
  const snippets = snippetsOf(text).filter(({ language, title }) => language === 'ts' && !title)
  return programsOf(relative(root, file), text).flatMap((program) => {
    const lines = program.source.split('\n')
    const [prelude = ''] = lines
    const isPart = ({ line }: { line: number }) => lines[line - 1] !== ''
    if (!program.runs || needsNode.test(program.source) || setsCookie.test(program.source))
      return []
    return snippets
      .filter((snippet) => isPart(snippet) && showsSomething.test(snippet.code.join('\n')))
      .map(({ line, code }) => ({
        code: code.join('\n'),
        before: [prelude, ...lines.slice(1, line - 1)].filter((each) => each !== '').join('\n'),
      }))
  })
}
