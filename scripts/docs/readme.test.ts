import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile, diagnosticsFor } from './compile.ts'
import type { Program } from './programs.ts'
import { mapToReadme, outputMismatches, writePrograms } from './programs.ts'
import { runPrograms } from './run-programs.ts'
import { readmes } from './snippets.ts'
import { userProject } from './user-project.ts'

const folder = userProject()
const programs = writePrograms(folder)
const fileOf = ({ file }: Program) => join(folder, file)
const types = compile(folder, programs.map(fileOf))
const runs = new Map(
  readmes.map((readme) => {
    const files = programs.filter((program) => program.readme === readme).map(fileOf)
    return [readme, runPrograms(files)]
  }),
)

test.for(readmes)('%s contains programs', (readme) => {
  expect(programs.filter((program) => program.readme === readme).length).toBeGreaterThan(2)
})

describe.for(programs)('$readme:$line $section', (program) => {
  test('compiles', () => {
    expect(diagnosticsFor(types, fileOf(program)).map(mapToReadme)).toEqual([])
  })

  test('runs and prints the documented output', async () => {
    const results = await runs.get(program.readme)
    const { error, output = [] } = results?.get(fileOf(program)) ?? {
      error: 'The program did not end.',
    }
    expect(error && mapToReadme(error)).toBeUndefined()
    expect(outputMismatches(program, output)).toEqual([])
  })
})
