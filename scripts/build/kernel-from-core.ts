import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { build } from 'esbuild'
import { root } from '../lib/paths.mjs'

const internalEntry = '@molt-sdk/core/internal/contracts'

/**
 * Has a client take the kernel of the contracts, and what stands in for zod/mini, from core. They are
 * in an app once, however many clients it has; a client carries the contracts of its own platform.
 */
export const kernelFromCore: Plugin = {
  name: 'kernel-from-core',
  setup(bundler) {
    const found = { path: 'kernel', namespace: 'core', sideEffects: false }
    bundler.onResolve({ filter: /^(zod\/mini|@molt-sdk\/contracts\/kernel)$/ }, () => found)
    bundler.onResolve({ filter: /^\.\.\/(.+\/)?kernel\/[\w-]+\.ts$/ }, () => found)
    bundler.onLoad({ filter: /.*/, namespace: 'core' }, async () => ({
      // By name: with `export *` a missing name would be `undefined` at the user's instead of an
      // error of this build.
      contents: `export { ${(await exportedNames()).join(', ')} } from '${internalEntry}'`,
      resolveDir: process.cwd(),
    }))
  },
}

async function exportedNames(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, 'packages', 'core', 'src', 'contracts.ts')],
    format: 'esm',
    write: false,
    metafile: true,
  })
  return Object.values(metafile.outputs).flatMap((output) => output.exports)
}
