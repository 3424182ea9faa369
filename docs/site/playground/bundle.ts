import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'
import { build } from 'esbuild'
import { sourceCondition } from '../../../scripts/build/entries.ts'
import { root } from '../../../scripts/lib/paths.mjs'
import { createDeclarations } from './declarations.ts'

const folder = join(root, 'docs', 'public', 'playground')

/**
 * Writes the scripts of the playground: that which runs programs, which a page loads with its first Run,
 * and that which knows their types, which the editor loads.
 */
export async function bundlePlayground(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'declarations.json'), JSON.stringify(createDeclarations()))
  await Promise.all([
    bundle('worker.ts', 'worker.js', { keepNames: true }),
    // TypeScript looks for Node, which is not there.
    bundle('language-worker.ts', 'language.js', { external: ['fs', 'path', 'os', 'inspector'] }),
  ])
}

const bundle = async (source: string, output: string, options: BuildOptions): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, source)],
    outfile: join(folder, output),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: [sourceCondition],
    logLevel: 'error',
    ...options,
  })
}
