import { readdirSync, readFileSync } from 'node:fs'
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

const sections = ['getting-started', 'guides', 'concepts', 'troubleshooting', 'project']

/** The hand-written pages of the documentation site, relative to the root of the repository. */
export const guides: readonly string[] = [
  'docs/index.md',
  ...sections.flatMap((section) =>
    readdirSync(join(root, 'docs', section), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => `docs/${section}/${name.replaceAll('\\', '/')}`),
  ),
]

/** All pages whose snippets are compiled and run. */
export const pages: readonly string[] = [...readmes, ...guides]

/** A fenced code block of a page. */
export interface Snippet {
  /** The first word of the info string: `ts`, `sh`, ... */
  language: string
  /** The file that the block shows whole, if the info string names one: `ts [app/page.ts]`. */
  title?: string
  /** Whether the checks run it: not if the info string says `no-run`. */
  runs: boolean
  /** The heading above it. */
  section: string
  /** Number of its first line on the page, starting at 1. */
  line: number
  code: readonly string[]
}

/** The snippets of a page, in order. */
export function snippetsOf(text: string): Snippet[] {
  const snippets: Snippet[] = []
  let section = ''
  let open: (Snippet & { code: string[] }) | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^ *```(\w*)(.*)$/.exec(line)
    if (fence && open) {
      snippets.push(open)
      open = undefined
    } else if (fence) {
      const [, language = '', info = ''] = fence
      const [, title] = /\[(.+)\]/.exec(info) ?? []
      const runs = !/\bno-run\b/.test(info)
      open = { language, ...(title && { title }), runs, section, line: index + 2, code: [] }
    } else if (open) {
      open.code.push(line)
    } else if (line.startsWith('#')) {
      section = line.replace(/^#+ /, '')
    }
  }
  if (open) throw new Error(`The code fence above line ${open.line} is not closed.`)
  return snippets
}

export const readPage = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The text of a page below a heading, up to the next heading of the same level. */
export function sectionOf(text: string, heading: string): string {
  const [, section] = text.split(`\n${heading}\n`)
  if (section === undefined) throw new Error(`The page has no heading "${heading}".`)
  const [level = ''] = heading.split(' ')
  return `\n${section.split(new RegExp(`\n#{1,${level.length}} `))[0]}`
}
