import { isBuiltin } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Lets a CommonJS library that is bundled, such as `ws`, have Node's own modules. A module of ours
 * has no `require`, so each is imported, by its `node:` name, and handed over as `require` would.
 */
export const nodeBuiltins: Plugin = {
  name: 'node-builtins',
  setup(bundler) {
    bundler.onResolve({ filter: /^[a-z_/]+$/ }, ({ path, kind }) =>
      kind === 'require-call' && isBuiltin(path)
        ? { path, namespace: 'required', sideEffects: false }
        : undefined,
    )
    bundler.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require('imported:${path}').default`,
    }))
    bundler.onResolve({ filter: /^imported:/, namespace: 'required' }, ({ path }) => ({
      path: path.slice('imported:'.length),
      namespace: 'imported',
    }))
    bundler.onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({
      contents: `export { default } from 'node:${path}'`,
    }))
  },
}
