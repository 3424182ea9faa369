import { isBuiltin } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Lets a CommonJS library that is bundled, such as `ws`, have Node's own modules: a `require` of one
 * becomes an import of it by its `node:` name, since a module has no `require`.
 */
export const nodeBuiltins: Plugin = {
  name: 'node-builtins',
  setup(bundler) {
    bundler.onResolve({ filter: /^[a-z_/]+$/ }, ({ path, kind }) =>
      kind === 'require-call' && isBuiltin(path) ? { path, namespace: 'builtin' } : undefined,
    )
    bundler.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `import builtin from 'node:${path}'\nexport { builtin as 'module.exports' }`,
    }))
  },
}
