import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { sourceCondition } from '../../../scripts/build/entries.ts'
import { root } from '../../../scripts/lib/paths.mjs'

/** Writes the worker of the playground as one script, which the page loads with the first Run. */
export async function bundleWorker(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: [sourceCondition],
    write: false,
    logLevel: 'error',
  })
  const folder = join(root, 'docs', 'public', 'playground')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'worker.js'), outputFiles[0]?.contents ?? '')
}
