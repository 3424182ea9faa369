import { builtinModules } from 'node:module'
import type { BuildResult, Plugin } from 'esbuild'
import { build } from 'esbuild'

/** Rejects imports of Node.js modules and names the importing file. */
const noNode: Plugin = {
  name: 'no-node',
  setup(bundler) {
    const builtins = new RegExp(`^(node:.*|${builtinModules.join('|')})$`)
    bundler.onResolve({ filter: builtins }, ({ path, importer }) => ({
      errors: [{ text: `"${path}" is not available in browsers (imported by ${importer})` }],
    }))
  },
}

export type BrowserBundle = BuildResult<{ write: false; metafile: true }>

/** What a portable entry loads on servers alone, when a queue starts. */
export const loadedOnServers: readonly string[] = ['bullmq']

/** Bundles code for browsers, minified. */
export async function browserBundle(
  code: string,
  options: { resolveDir: string; plugins?: Plugin[]; conditions?: string[] },
): Promise<BrowserBundle> {
  return build({
    stdin: { contents: code, resolveDir: options.resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    // Nothing is written, but splitting off dynamic imports requires an output folder.
    splitting: true,
    outdir: 'out',
    platform: 'browser',
    target: 'es2022',
    conditions: options.conditions ?? [],
    external: [...loadedOnServers],
    plugins: [noNode, ...(options.plugins ?? [])],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
}
