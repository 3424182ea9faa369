import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { sourceCondition } from './entries.ts'

/** Some dependencies are CommonJS, and load the modules of Node with `require()`. */
const banner = `import { createRequire as createRequireOfBundle } from 'node:module'
const require = createRequireOfBundle(import.meta.url)`

/**
 * Bundles a program with its dependencies from source. Tests that start it often are faster with the
 * bundle, because it starts in a quarter of the time. Returns the path of the file, which is deleted
 * when this process exits.
 *
 * @param splitting parses what is imported on demand on demand. Turn it off if that is CommonJS with named
 * exports, which a chunk does not have
 */
export const bundleProgram = async (
  file: string,
  { splitting = true }: { readonly splitting?: boolean } = {},
): Promise<string> => {
  const outdir = temporaryFolder('program')
  await build({
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    platform: 'node',
    splitting,
    conditions: [sourceCondition],
    // Cannot be bundled. Only the page of the sandbox needs it, when it runs from source.
    external: ['esbuild'],
    // What the program finds next to its source.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(file).href) },
    banner: { js: banner },
    logLevel: 'error',
    outdir,
    outExtension: { '.js': '.mjs' },
  })
  return join(outdir, `${basename(file, '.ts')}.mjs`)
}
