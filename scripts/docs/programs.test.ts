import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile, complaints } from './compile.ts'
import { broken, programsOf, toReadme, writePrograms } from './programs.ts'
import { runPrograms } from './run-programs.ts'
import { userProject } from './user-project.ts'

const readme = (...snippets: string[]) => `# A page

Some text.

## A section

${snippets.map((code) => `\`\`\`ts\n${code}\n\`\`\`\n`).join('\nMore text.\n\n')}`

const pages = {
  fine: readme(`const { name } = await infra.agents.get(agent.id)\nconsole.log(name) // → Ada`),
  mistyped: readme('const one = 1', `await infra.agents.create({ nam: 'Ada' })`),
  misnamed: readme(`import { Nothing } from '@moltinfra/sdk'\nNothing()`),
  throwing: readme(`const agents = infra.agents\n\nthrow new Error('Broken')`),
  straying: readme(`await fetch('https://example.com')`),
  endless: readme('setInterval(() => agent, 1000)\nawait new Promise(() => undefined)'),
}

const folder = userProject()
const files = Object.fromEntries(
  writePrograms(
    folder,
    Object.entries(pages).map(([name, text]) => [`docs/${name}.md`, text]),
  ).map((program) => [program.readme, join(folder, program.file)]),
)
const types = compile(folder, Object.values(files))
const results = runPrograms(Object.values(files), { limit: 2_000 })

/** What compiler and run have to say about a page. */
const verdict = async (name: keyof typeof pages) => {
  const file = files[`docs/${name}.md`] ?? ''
  const { error = '', printed } = (await results).get(file) ?? {}
  return { types: complaints(types, file).map(toReadme), error: toReadme(error), printed }
}

test('a snippet that compiles and runs is left in peace', async () => {
  expect(await verdict('fine')).toEqual({ types: [], error: '', printed: ['Ada'] })
})

test('a type error names the page and the line', async () => {
  const { types } = await verdict('mistyped')
  expect(types).toEqual([expect.stringMatching(/^docs\/mistyped\.md:14 .*'nam' does not exist/)])
})

test('an import that the package does not have names the page and the line', async () => {
  const { types, error } = await verdict('misnamed')
  expect(types).toEqual([expect.stringMatching(/^docs\/misnamed\.md:8 .*no exported member/)])
  expect(error).toContain('docs/misnamed.md:8')
})

test('what throws when it runs names the page and the line', async () => {
  const { types, error } = await verdict('throwing')
  expect(types).toEqual([])
  expect(error).toMatch(/Error: Broken\n +at docs\/throwing\.md:10/)
})

test('a call to anywhere but the sandbox fails', async () => {
  const { error } = await verdict('straying')
  expect(error).toContain('A snippet must not call https://example.com')
})

test('a snippet that never ends fails', async () => {
  const { error } = await verdict('endless')
  expect(error).toContain('It still runs after 2000 ms.')
})

test('a line that prints something else than it says, or out of order, is named', () => {
  const [program] = programsOf('page.md', readme('console.log(1) // → 1\nconsole.log(2) // → 2'))
  const verdictOn = (...printed: string[]) => program && broken(program, printed)
  expect(verdictOn('0', '1', '2')).toEqual([])
  expect(verdictOn('1', '3')).toEqual(['page.md:9 does not print: 2'])
  expect(verdictOn('2', '1')).toEqual(['page.md:9 does not print: 2'])
})

test('snippets below a heading are one program, until one of them imports something', () => {
  const text = readme('const a = 1', 'const b = a', `import {} from 'msw'`, 'const c = 1')
  const sources = programsOf('page.md', text).map(({ source }) =>
    source.split('\n').filter(Boolean),
  )
  expect(sources).toEqual([
    ['const a = 1', 'const b = a'],
    [`import {} from 'msw'`, 'const c = 1'],
  ])
})

test('what the page has shown before is given, unless the snippet declares it', () => {
  const firstLine = (code: string) => programsOf('page.md', readme(code))[0]?.source.split('\n')[0]
  expect(firstLine('infra.agents')).toMatch(/^import .* const infra = /)
  expect(firstLine('agent.id')).toMatch(/^import .* const infra = .* const agent = /)
  expect(firstLine('const infra = new MoltInfra()')).toMatch(/^import { MoltInfra } [^;]*;$/)
  expect(firstLine('for (const agent of []) console.log(agent)')).toBe('')
  expect(firstLine('({ ...task })')).toMatch(/^import .* const moltify = .* newTask = .* task = /)
  expect(firstLine(`import {} from '@moltify/sdk'\nsandbox.task`)).toBe('')
})
