import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Snippet } from './snippets.ts'
import { readmes, readReadme, snippetsOf } from './snippets.ts'

/** Snippets of a README that belong together, as one file that compiles and runs. */
export interface Program {
  readme: string
  section: string
  /** Line of its first snippet in the README. */
  line: number
  /** Name of its file, from which {@link toReadme} finds the README again. */
  file: string
  source: string
  /** What `console.log` must print, in this order, and on which line it says so. */
  prints: readonly { line: number; text: string }[]
}

/**
 * What a program may use without declaring it, because the README has shown it before. Everything
 * else it must import or declare itself.
 */
const given: Readonly<Record<string, string>> = {
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

/** What else each of them needs. */
const needs: readonly (readonly [name: string, needed: string])[] = [
  ['agent', 'infra'],
  ['task', 'newTask'],
  ['newTask', 'moltify'],
]

/**
 * Makes programs of the snippets. One that imports something begins a program, and so does the
 * first below a heading; the others go on with the one before and may use what it declares. Each
 * line keeps the number that it has in the README, so compilers and stack traces point there.
 *
 * Where a line ends with `// → text`, the `console.log` on it must print that text.
 */
export function programsOf(readme: string, text: string): Program[] {
  const groups: Snippet[][] = []
  for (const snippet of snippetsOf(text).filter(({ language }) => language === 'ts')) {
    const group = groups.at(-1)
    const begins = snippet.code.some((line) => line.startsWith('import '))
    if (group?.[0]?.section === snippet.section && !begins) group.push(snippet)
    else groups.push([snippet])
  }
  return groups.map((snippets, index) => {
    const lines = text.split('\n').map(() => '')
    for (const { line, code } of snippets) lines.splice(line - 1, code.length, ...code)
    lines[0] = missing(lines.join('\n'))
    return {
      readme,
      section: snippets[0]?.section ?? '',
      line: snippets[0]?.line ?? 1,
      file: `${readme.replaceAll('/', '+')}.${index + 1}.mts`,
      source: lines.join('\n'),
      prints: lines.flatMap((line, at) => {
        const [, text] = / \/\/ → (.*)$/.exec(line) ?? []
        return text === undefined ? [] : [{ line: at + 1, text }]
      }),
    }
  })
}

/** The declarations of what a program uses and an earlier section has given. */
function missing(source: string): string {
  const uses = (name: string) =>
    new RegExp(`(?<![\\w'@/]|(?<!\\.\\.)\\.)${name}\\b(?!')`).test(source)
  const declares = (name: string) =>
    new RegExp(`(import [^']*|const (\\{[^}]*)?|let )\\b${name}\\b`).test(source)
  const needed = new Set(Object.keys(given).filter((name) => uses(name) && !declares(name)))
  for (const [name, other] of needs) if (needed.has(name) && !declares(other)) needed.add(other)
  return Object.entries(given)
    .filter(([name]) => needed.has(name))
    .map(([, code]) => code)
    .join(' ')
}

/** The programs of the given texts, by default of all READMEs, written as files into a folder. */
export function writePrograms(
  folder: string,
  texts: readonly (readonly [readme: string, text: string])[] = readmes.map((readme) => [
    readme,
    readReadme(readme),
  ]),
): Program[] {
  const programs = texts.flatMap(([readme, text]) => programsOf(readme, text))
  mkdirSync(folder, { recursive: true })
  for (const { file, source } of programs) writeFileSync(join(folder, file), source)
  return programs
}

/** The promises of a program that its output, in this order, does not keep. */
export function broken({ readme, prints }: Program, printed: readonly string[]): string[] {
  let from = 0
  return prints.flatMap(({ line, text }) => {
    const at = printed.indexOf(text, from)
    if (at >= 0) from = at + 1
    return at >= 0 ? [] : [`${readme}:${line} does not print: ${text}`]
  })
}

/** A text in which places in programs are places in their READMEs. */
export const toReadme = (text: string): string =>
  text.replace(
    /(?:file:\/\/)?[^\s('"]*?([^\s('"/\\]+\.md)\.\d+\.mts(?:[:(](\d+))?/g,
    (_, file, line) => {
      const readme = String(file).replaceAll('+', '/')
      return line === undefined ? readme : `${readme}:${line}`
    },
  )
