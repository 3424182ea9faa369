import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile, diagnosticsFor } from './compile.ts'
import { writeTypedFiles } from './page-files.ts'
import type { Program } from './programs.ts'
import { mapToPage, outputMismatches, writePrograms } from './programs.ts'
import { runPrograms } from './run-programs.ts'
import { guides, pages, readmes, readPage, snippetsOf } from './snippets.ts'
import { userProject } from './user-project.ts'

const folder = userProject()
const programs = writePrograms(folder)
const typedFiles = writeTypedFiles(folder)
const fileOf = ({ file }: Program) => join(folder, file)
const types = compile(folder, [...programs.map(fileOf), ...typedFiles.map(({ file }) => file)])

/** Pages share two processes, because loading the packages takes longer than most programs. */
const batches = [readmes, guides]
const runs = new Map(
  batches.flatMap((batch) => {
    const files = programs.filter(({ page, runs }) => batch.includes(page) && runs).map(fileOf)
    const results = runPrograms(files)
    return batch.map((page) => [page, results] as const)
  }),
)

/** A package that has a command only is shown in shell snippets. */
const commandOnly = 'packages/cli/README.md'

test.for(readmes.filter((readme) => readme !== commandOnly))('%s contains programs', (readme) => {
  expect(programs.filter((program) => program.page === readme).length).toBeGreaterThan(2)
})

/** Languages of fences that a check reads, and those that show data or other programs. */
const languages = [
  ...['ts', 'tsx', 'js', 'sh', 'text', 'json', 'html', 'yaml', 'toml', 'dockerfile'],
  // The documentation site draws them.
  ...['mermaid', 'bench', 'growth', 'sizes'],
]

test.for(pages)('every fence of %s names a known language', (page) => {
  const unknown = snippetsOf(readPage(page)).filter(({ language, title, runs, code }) => {
    if (!languages.includes(language)) return true
    // JSX is code of a file, and only programs can be exempt from running.
    return (
      (language === 'tsx' && title === undefined) ||
      (language !== 'ts' && !runs) ||
      (!code[0] && language !== 'sizes')
    )
  })
  expect(unknown.map(({ line, language }) => `${page}:${line} ${language}`)).toEqual([])
})

describe.for(programs)('$page:$line $section', (program) => {
  test('compiles', () => {
    expect(diagnosticsFor(types, fileOf(program)).map(mapToPage)).toEqual([])
  })

  if (program.runs)
    test('runs and prints the documented output', async () => {
      const results = await runs.get(program.page)
      const { error, output = [] } = results?.get(fileOf(program)) ?? {
        error: 'The program did not end.',
      }
      expect(error && mapToPage(error)).toBeUndefined()
      expect(outputMismatches(program, output)).toEqual([])
    })
})

if (typedFiles.length)
  test.for(typedFiles)('$page:$line $path compiles', ({ file }) => {
    expect(diagnosticsFor(types, file).map(mapToPage)).toEqual([])
  })

test.for(guides)('%s has a title and a description', (guide) => {
  const [, frontMatter = ''] = /^---\n(.*?)\n---\n/s.exec(readPage(guide)) ?? []
  expect(frontMatter).toMatch(/^title: \S.*\ndescription: \S.*\.(\n|$)/)
})
