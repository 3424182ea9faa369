import type { Plugin } from 'esbuild'
import { exportedNames } from './exported-names.ts'

const internalEntry = '@molt-sdk/core/internal/contracts'

/**
 * Resolves the contract kernel and the zod/mini shim of a client to core. An app then contains them once,
 * however many clients it uses; a client contains only the contracts of its own platform.
 */
export const kernelFromCore: Plugin = {
  name: 'kernel-from-core',
  setup(bundler) {
    const resolved = { path: 'kernel', namespace: 'core', sideEffects: false }
    bundler.onResolve({ filter: /^(zod\/mini|@molt-sdk\/contracts\/kernel)$/ }, () => resolved)
    bundler.onResolve({ filter: /^\.\.\/(.+\/)?kernel\/[\w-]+\.ts$/ }, () => resolved)
    bundler.onLoad({ filter: /.*/, namespace: 'core' }, async () => ({
      // Exports by name: with `export *`, a missing name would be `undefined` at runtime instead of a
      // build error.
      contents: `export { ${(await exportedNames('contracts.ts')).join(', ')} } from '${internalEntry}'`,
      resolveDir: process.cwd(),
    }))
  },
}
