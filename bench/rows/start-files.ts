import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Under node_modules, where git does not look and the packages are found. */
const outdir = `${folder}node_modules/.cache/start`

/** Makes plain JavaScript of the worker and of each contestant; packages stay imports. */
export const startFiles = async (
  ids: readonly string[],
): Promise<{ worker: string; file: (id: string) => string }> => {
  mkdirSync(outdir, { recursive: true })
  await build({
    entryPoints: [`${folder}workers/start.ts`, ...ids.map((id) => `${folder}contestants/${id}.ts`)],
    outdir,
    outbase: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  return {
    worker: `${outdir}/workers/start.mjs`,
    file: (id) => `${outdir}/contestants/${id}.mjs`,
  }
}

/** Plain JavaScript of a worker: reading TypeScript would take time, and 17 MB. */
export const plainWorker = async (name: string): Promise<string> => {
  await build({
    entryPoints: [`${folder}workers/${name}.ts`],
    outdir,
    outbase: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What a worker imports when it needs it stays apart until then.
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  return `${outdir}/workers/${name}.mjs`
}
