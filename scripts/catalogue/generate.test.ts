import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../lib/paths.mjs'
import { generateCatalogues } from './generate.ts'

const files = generateCatalogues()

test.each(files)('$path is up to date with its contract', ({ path, text }) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text)
})
