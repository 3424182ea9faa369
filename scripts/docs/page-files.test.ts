import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { compile, diagnosticsFor } from './compile.ts'
import { pageFilesOf, writePageFiles } from './page-files.ts'
import { mapToPage, programsOf } from './programs.ts'
import { userProject } from './user-project.ts'

const page = 'docs/guides/page.md'
const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n`

test('returns the blocks that name a file, with lines that keep their numbers', () => {
  const text = `# A page\n${fence('ts [app/one.ts]', 'const one = 1')}${fence('json [two.json]', '{}')}`
  expect(pageFilesOf(page, text)).toEqual([
    { page, path: 'app/one.ts', line: 3, source: '\n\nconst one = 1\n' },
    { page, path: 'two.json', line: 6, source: '\n\n\n\n\n{}\n' },
  ])
})

test('a block that names a file is not a program', () => {
  const text = fence('ts [one.ts]', 'const one = 1') + fence('ts', 'const two = 2')
  expect(programsOf(page, text).map(({ source }) => source.trim())).toEqual(['const two = 2'])
})

test('a program marked no-run is compiled only, and does not join one that runs', () => {
  const text = fence('ts', 'const one = 1') + fence('ts no-run', 'two()')
  expect(programsOf(page, text).map(({ runs }) => runs)).toEqual([true, false])
})

test('rejects a page that shows a file twice', () => {
  const text = fence('ts [one.ts]', 'const one = 1').repeat(2)
  expect(() => pageFilesOf(page, text)).toThrow(`${page}:5 shows one.ts for the second time.`)
})

test('reports a type error in a file with the page and the line', () => {
  const folder = userProject()
  const project = join(folder, page.replaceAll('/', '+'))
  const text =
    fence('ts [lib/one.ts]', 'export const one = 1') +
    fence('ts [two.ts]', `import { one } from './lib/one'\nexport const two: string = one`)
  writePageFiles(project, pageFilesOf(page, text))
  const file = join(project, 'two.ts')
  const program = compile(folder, [file])
  expect(diagnosticsFor(program, file).map(mapToPage)).toEqual([
    expect.stringMatching(/^docs\/guides\/page\.md:6 Type 'number' is not assignable/),
  ])
})

test('writes other files than TypeScript from their first line', () => {
  const folder = temporaryFolder('page-files')
  writePageFiles(
    folder,
    pageFilesOf(page, `Text\n${fence('dockerfile [Dockerfile]', 'FROM node:24')}`),
  )
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe('FROM node:24\n')
})
