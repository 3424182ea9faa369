import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'

/** What users read, below the root of the repository. */
export const readmes = [
  'README.md',
  'packages/moltinfra/README.md',
  'packages/moltify/README.md',
  'packages/moltbotden/README.md',
  'packages/moltghost/README.md',
  'packages/sandbox/README.md',
]

/** A piece of a README between two fences. */
export interface Snippet {
  /** `ts`, `sh` or whatever else stands behind the opening fence. */
  language: string
  /** The heading above it. */
  section: string
  /** Number of its first line in the README, counted from 1. */
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
  if (open) throw new Error(`The fence above line ${open.line} is never closed.`)
  return snippets
}

export const readReadme = (file: string): string => readFileSync(join(root, file), 'utf8')
