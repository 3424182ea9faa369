import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile, diagnosticsFor } from './compile.ts'
import { mapToPage, outputMismatches, programsOf, writePrograms } from './programs.ts'
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
  ).map((program) => [program.page, join(folder, program.file)]),
)
const types = compile(folder, Object.values(files))
const results = runPrograms(Object.values(files), { limit: 2_000 })

/** Results of compiling and running a page. */
const resultOf = async (name: keyof typeof pages) => {
  const file = files[`docs/${name}.md`] ?? ''
  const { error = '', output } = (await results).get(file) ?? {}
  return { types: diagnosticsFor(types, file).map(mapToPage), error: mapToPage(error), output }
}

test('accepts a snippet that compiles and runs', async () => {
  expect(await resultOf('fine')).toEqual({ types: [], error: '', output: ['Ada'] })
})

test('reports a type error with the page and the line', async () => {
  const { types } = await resultOf('mistyped')
  expect(types).toEqual([expect.stringMatching(/^docs\/mistyped\.md:14 .*'nam' does not exist/)])
})

test('reports a missing export with the page and the line', async () => {
  const { types, error } = await resultOf('misnamed')
  expect(types).toEqual([expect.stringMatching(/^docs\/misnamed\.md:8 .*no exported member/)])
  expect(error).toContain('docs/misnamed.md:8')
})

test('reports an uncaught error with the page and the line', async () => {
  const { types, error } = await resultOf('throwing')
  expect(types).toEqual([])
  expect(error).toMatch(/Error: Broken\n +at docs\/throwing\.md:10/)
})

test('rejects a request to any server but the sandbox', async () => {
  const { error } = await resultOf('straying')
  expect(error).toContain('README snippets may only call the sandbox, got https://example.com')
})

test('reports a snippet that does not end', async () => {
  const { error } = await resultOf('endless')
  expect(error).toContain('The program timed out after 2000 ms.')
})

test('reports a line whose output differs or is out of order', () => {
  const [program] = programsOf('page.md', readme('console.log(1) // → 1\nconsole.log(2) // → 2'))
  const mismatches = (...output: string[]) => program && outputMismatches(program, output)
  expect(mismatches('0', '1', '2')).toEqual([])
  expect(mismatches('1', '3')).toEqual(['page.md:9 did not print "2".'])
  expect(mismatches('2', '1')).toEqual(['page.md:9 did not print "2".'])
})

test('joins the snippets of a section into one program until a snippet imports something', () => {
  const text = readme('const a = 1', 'const b = a', `import {} from 'msw'`, 'const c = 1')
  const sources = programsOf('page.md', text).map(({ source }) =>
    source.split('\n').filter(Boolean),
  )
  expect(sources).toEqual([
    ['const a = 1', 'const b = a'],
    [`import {} from 'msw'`, 'const c = 1'],
  ])
})

test('adds declarations of earlier sections unless the snippet declares them', () => {
  const firstLine = (code: string) => programsOf('page.md', readme(code))[0]?.source.split('\n')[0]
  expect(firstLine('infra.agents')).toMatch(/^import .* const infra = /)
  expect(firstLine('agent.id')).toMatch(/^import .* const infra = .* const agent = /)
  expect(firstLine('const infra = new MoltInfra()')).toMatch(/^import { MoltInfra } [^;]*;$/)
  expect(firstLine('for (const agent of []) console.log(agent)')).toBe('')
  expect(firstLine('({ ...task })')).toMatch(/^import .* const moltify = .* newTask = .* task = /)
  expect(firstLine(`import {} from '@moltify/sdk'\nsandbox.task`)).toBe('')
})
