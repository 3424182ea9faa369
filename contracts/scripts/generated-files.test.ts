import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { apis } from './apis.ts'
import { generatedFiles } from './generated-files.ts'

test.each(generatedFiles())('$path is up to date with its contract', async ({ path, text }) => {
  expect(await readFile(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text)
})

test('generates types and an OpenAPI document for each API', () => {
  expect(generatedFiles().map(({ path }) => path)).toEqual(
    apis.flatMap(({ folder }) => [`src/${folder}/types.ts`, `openapi/${folder}.json`]),
  )
})
