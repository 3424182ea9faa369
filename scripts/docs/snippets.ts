import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPackages, relativeToRoot } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

/** The READMEs with runnable snippets, relative to the root of the repository. */
export const readmes: readonly string[] = [
  'README.md',
  ...publishedPackages
    .filter(({ name }) => name !== '@molt-sdk/core')
    .map(({ folder }) => relativeToRoot(join(folder, 'README.md'))),
]

/** A fenced code block of a README. */
export interface Snippet {
  /** The info string of the fence: `ts`, `sh`, ... */
  language: string
  /** The heading above it. */
  section: string
  /** Number of its first line in the README, starting at 1. */
  line: number
  code: readonly string[]
}

/** The snippets of a README, in order. */
export function snippetsOf(text: string): Snippet[] {
  const snippets: Snippet[] = []
  let section = ''
  let open: { language: string; section: string; line: number; code: string[] } | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^ *```(\w*)/.exec(line)
    if (fence && open) {
      snippets.push(open)
      open = undefined
    } else if (fence) {
      open = { language: fence[1] ?? '', section, line: index + 2, code: [] }
    } else if (open) {
      open.code.push(line)
    } else if (line.startsWith('#')) {
      section = line.replace(/^#+ /, '')
    }
  }
  if (open) throw new Error(`The code fence above line ${open.line} is not closed.`)
  return snippets
}

export const readReadme = (file: string): string => readFileSync(join(root, file), 'utf8')
