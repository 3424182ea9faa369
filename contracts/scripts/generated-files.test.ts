import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { apis } from './apis.ts'
import { generatedFiles } from './generated-files.ts'

const files = await generatedFiles()

test.each(files)('$path is up to date with its contract', async ({ path, text }) => {
  expect(await readFile(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text)
})

test('generates types, an OpenAPI document and the schemas of a client for each API', () => {
  expect(files.map(({ path }) => path)).toEqual(
    apis.flatMap(({ folder, hasClient }) => [
      `src/${folder}/types.ts`,
      `openapi/${folder}.json`,
      ...(hasClient ? [`../packages/${folder}/src/schemas.ts`] : []),
    ]),
  )
})
