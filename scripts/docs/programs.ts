import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Snippet } from './snippets.ts'
import { pages, readPage, snippetsOf } from './snippets.ts'

/** Consecutive snippets of a page as one file that compiles and runs. */
export interface Program {
  page: string
  section: string
  /** Line of its first snippet on the page. */
  line: number
  /** Whether it is run: not if its snippets are marked `no-run`. */
  runs: boolean
  /** Name of its file, which {@link mapToPage} maps back to the page. */
  file: string
  source: string
  /** The lines that `console.log` must print, in this order, with their line numbers. */
  expectedOutput: readonly { line: number; text: string }[]
}

/**
 * Names that a program may use without declaring them, because the page has declared them in an
 * earlier section. The program must import or declare all others.
 */
const preludes: Readonly<Record<string, string>> = {
  MoltInfra: `import { MoltInfra } from '@moltinfra/sdk';`,
  infra: `import { MoltInfra as Given } from '@moltinfra/sdk'; const infra = new Given();`,
  agent: `const agent = await infra.agents.create({ name: 'Ada' });`,
  Moltify: `import { Moltify } from '@moltify/sdk';`,
  moltify: `import { Moltify as GivenToo, usd as dollars } from '@moltify/sdk'; const moltify = new GivenToo();`,
  newTask: `const newTask = { agentId: (await moltify.agents.get('legal-researcher')).id, title: 'A report', description: 'Which laws on AI hold in the EU?', agreedPrice: dollars(25) };`,
  task: `const task = await moltify.tasks.create(newTask);`,
  MoltbotDen: `import { MoltbotDen } from '@moltbotden/sdk';`,
  den: `import { MoltbotDen as GivenThere } from '@moltbotden/sdk'; const den = new GivenThere();`,
}

/** Names that another name depends on. */
const preludeDependencies: readonly (readonly [name: string, needed: string])[] = [
  ['agent', 'infra'],
  ['task', 'newTask'],
  ['newTask', 'moltify'],
]

/**
 * Joins snippets into programs. A snippet that imports something starts a new program, and so does the
 * first snippet of a section; the others continue the previous one and may use its declarations. Lines
 * keep their numbers of the page, so compiler errors and stack traces point there. Snippets that show a
 * whole file are no programs: see `projects.ts`.
 *
 * Where a line ends with `// → text`, the `console.log` on it must print that text.
 */
export function programsOf(page: string, text: string): Program[] {
  const groups: Snippet[][] = []
  for (const snippet of snippetsOf(text)) {
    if (snippet.language !== 'ts' || snippet.title !== undefined) continue
    const [first] = groups.at(-1) ?? []
    const begins = snippet.code.some((line) => line.startsWith('import '))
    const continues = first?.section === snippet.section && first.runs === snippet.runs && !begins
    if (continues) groups.at(-1)?.push(snippet)
    else groups.push([snippet])
  }
  return groups.map((snippets, index) => {
    const lines = text.split('\n').map(() => '')
    for (const { line, code } of snippets) lines.splice(line - 1, code.length, ...code)
    lines[0] = missingDeclarations(lines.join('\n'))
    return {
      page,
      section: snippets[0]?.section ?? '',
      line: snippets[0]?.line ?? 1,
      runs: snippets[0]?.runs ?? true,
      file: `${page.replaceAll('/', '+')}.${index + 1}.mts`,
      source: lines.join('\n'),
      expectedOutput: lines.flatMap((line, index) => {
        const [, text] = / \/\/ → (.*)$/.exec(line) ?? []
        return text === undefined ? [] : [{ line: index + 1, text }]
      }),
    }
  })
}

/** Returns the declarations of earlier sections that a program uses. */
function missingDeclarations(source: string): string {
  const uses = (name: string) =>
    new RegExp(`(?<![\\w'@/]|(?<!\\.\\.)\\.)${name}\\b(?!')`).test(source)
  const declares = (name: string) =>
    new RegExp(`(import [^']*|const (\\{[^}]*)?|let )\\b${name}\\b`).test(source)
  const needed = new Set(Object.keys(preludes).filter((name) => uses(name) && !declares(name)))
  for (const [name, other] of preludeDependencies)
    if (needed.has(name) && !declares(other)) needed.add(other)
  return Object.entries(preludes)
    .filter(([name]) => needed.has(name))
    .map(([, code]) => code)
    .join(' ')
}

/** Writes the programs of the texts, by default of all pages, into a folder. */
export function writePrograms(
  folder: string,
  texts: readonly (readonly [page: string, text: string])[] = pages.map((page) => [
    page,
    readPage(page),
  ]),
): Program[] {
  const programs = texts.flatMap(([page, text]) => programsOf(page, text))
  mkdirSync(folder, { recursive: true })
  for (const { file, source } of programs) writeFileSync(join(folder, file), source)
  return programs
}

/** Returns the expected lines that the output does not contain in this order. */
export function outputMismatches(
  { page, expectedOutput }: Program,
  output: readonly string[],
): string[] {
  let from = 0
  return expectedOutput.flatMap(({ line, text }) => {
    const index = output.indexOf(text, from)
    if (index >= 0) from = index + 1
    return index >= 0 ? [] : [`${page}:${line} did not print "${text}".`]
  })
}

/** Replaces positions in program files by positions on their pages. */
export const mapToPage = (text: string): string =>
  text.replace(
    /(?:file:\/\/)?[^\s('"]*?([^\s('"/\\]+\.md)(?:\.\d+\.mts|\/[\w./[\]-]+)(?:[:(](\d+))?/g,
    (_, file, line) => {
      const page = String(file).replaceAll('+', '/')
      return line === undefined ? page : `${page}:${line}`
    },
  )
