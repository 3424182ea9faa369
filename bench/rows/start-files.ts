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

/** Plain JavaScript of the worker that imports one thing. */
export const importFile = async (): Promise<string> => {
  const outfile = `${outdir}/workers/import.mjs`
  await build({
    entryPoints: [`${folder}workers/import.ts`],
    outfile,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  return outfile
}
