import { builtinModules } from 'node:module'
import type { BuildResult, Plugin } from 'esbuild'
import { build } from 'esbuild'

/** Refuses what a browser does not have, with the file that asked for it. */
const noNode: Plugin = {
  name: 'no-node',
  setup(bundler) {
    const builtins = new RegExp(`^(node:.*|${builtinModules.join('|')})$`)
    bundler.onResolve({ filter: builtins }, ({ path, importer }) => ({
      errors: [{ text: `"${path}" is not there in a browser (imported by ${importer})` }],
    }))
  },
}

/** What a bundler makes of an import for a browser, minified. */
export async function browserBundle(
  code: string,
  options: { resolveDir: string; plugins?: Plugin[]; conditions?: string[]; external?: string[] },
): Promise<BuildResult<{ write: false; metafile: true }>> {
  return build({
    stdin: { contents: code, resolveDir: options.resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    // Nothing is written; without a folder no chunks are made of what is loaded when it is needed.
    splitting: true,
    outdir: 'out',
    platform: 'browser',
    target: 'es2022',
    conditions: options.conditions ?? [],
    external: options.external ?? [],
    plugins: [noNode, ...(options.plugins ?? [])],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
}
