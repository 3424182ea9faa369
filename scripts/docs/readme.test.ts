import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile, complaints } from './compile.ts'
import type { Program } from './programs.ts'
import { broken, toReadme, writePrograms } from './programs.ts'
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

test.for(readmes)('%s has programs', (readme) => {
  expect(programs.filter((program) => program.readme === readme).length).toBeGreaterThan(2)
})

describe.for(programs)('$readme:$line $section', (program) => {
  test('compiles', () => {
    expect(complaints(types, fileOf(program)).map(toReadme)).toEqual([])
  })

  test('runs, and prints what it says', async () => {
    const results = await runs.get(program.readme)
    const { error, printed = [] } = results?.get(fileOf(program)) ?? { error: 'It did not end.' }
    expect(error && toReadme(error)).toBeUndefined()
    expect(broken(program, printed)).toEqual([])
  })
})
