import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../lib/paths.mjs'

/**
 * Returns the names of the values that a module of core exports.
 *
 * @param file relative to `packages/core/src`
 */
export async function exportedNames(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, 'packages', 'core', 'src', file)],
    bundle: true,
    packages: 'external',
    format: 'esm',
    write: false,
    metafile: true,
  })
  return Object.values(metafile.outputs).flatMap((output) => output.exports)
}
