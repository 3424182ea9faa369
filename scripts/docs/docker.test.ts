import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../lib/paths.mjs'
import { pageFilesOf } from './page-files.ts'

test.for(['Dockerfile', 'compose.yaml'])('the guide of the server shows %s as it is', (name) => {
  const file = join(root, 'packages', 'sandbox', 'docker', name)
  const shown = pageFilesOf('docs/guides/sandbox/server.md').find(({ path }) => path === name)
  expect(shown?.source.trimStart()).toBe(readFileSync(file, 'utf8'))
})
