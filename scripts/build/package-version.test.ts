import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from '../lib/paths.mjs'
import { packageVersion } from './package-version.ts'

test('replaces the version of the source with that of the package', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages', 'core', 'src', 'http', 'user-agent.ts')],
    bundle: true,
    conditions: ['@molt-sdk/source'],
    format: 'esm',
    write: false,
    plugins: [packageVersion('12.3.4')],
  })
  const [{ text = '' } = {}] = outputFiles
  expect(text).toContain('version = "12.3.4"')
  expect(text).not.toContain('"source"')
})
