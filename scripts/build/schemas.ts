import type { Metafile } from 'esbuild'
import { build } from 'esbuild'
import type { Entry } from './entries.ts'
import { pureConstants } from './pure-constants.ts'

/** The entry of a client that exports the schemas of its contracts. It imports zod; no other entry does. */
export const isSchemas = ({ source }: Entry): boolean => source === './src/schemas.ts'

/** Builds the schemas with zod, apart from the other entries, whose contracts contain no zod. */
export async function buildSchemas(entries: readonly Entry[]): Promise<Metafile['outputs']> {
  const { metafile } = await build({
    entryPoints: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    sourcemap: true,
    external: ['zod/mini'],
    plugins: [pureConstants],
    metafile: true,
    logLevel: 'error',
  })
  return metafile.outputs
}
