import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Inside node_modules: ignored by git, and the packages resolve from there. */
const outdir = `${folder}node_modules/.cache/start`

/** How a process loads a package. */
export type ModuleFormat = 'import' | 'require'

const extensions = { import: '.mjs', require: '.cjs' } as const

/** Compiles the worker, and every candidate in both formats; packages stay external. */
export const buildStartWorkers = async (
  ids: readonly string[],
): Promise<{ worker: string; file: (id: string, format: ModuleFormat) => string }> => {
  mkdirSync(outdir, { recursive: true })
  const candidates = ids.map((id) => `${folder}candidates/${id}.ts`)
  const compile = (entryPoints: string[], format: ModuleFormat) =>
    build({
      entryPoints,
      outdir,
      outbase: folder,
      outExtension: { '.js': extensions[format] },
      bundle: true,
      packages: 'external',
      format: format === 'import' ? 'esm' : 'cjs',
      platform: 'node',
      logLevel: 'error',
    })
  await compile([`${folder}workers/start.ts`, ...candidates], 'import')
  await compile(candidates, 'require')
  return {
    worker: `${outdir}/workers/start.mjs`,
    file: (id, format) => `${outdir}/candidates/${id}${extensions[format]}`,
  }
}

/** Compiles a worker: loading TypeScript would add time, and 17 MB. */
export const buildWorker = async (name: string): Promise<string> => {
  await build({
    entryPoints: [`${folder}workers/${name}.ts`],
    outdir,
    outbase: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // Dynamic imports of a worker stay separate files.
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  return `${outdir}/workers/${name}.mjs`
}
