import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Metafile, Plugin } from 'esbuild'
import { bundleInspector } from '../../packages/sandbox/src/inspector/bundle.node.ts'
import { sourceCondition } from '../build/entries.ts'
import type { BrowserBundle } from '../lib/browser-bundle.ts'
import { browserBundle } from '../lib/browser-bundle.ts'
import type { Package } from '../lib/packages.ts'
import type { Budget } from './budgets.ts'

/**
 * Returns the bytes of a user's bundle after minification and gzip, by default without dynamically
 * imported modules.
 */
export async function gzipSize(
  { code, includeDynamicImports = false }: Pick<Budget, 'code' | 'includeDynamicImports'>,
  { folder }: Pick<Package, 'folder'>,
): Promise<number> {
  return totalGzipSize(
    await browserBundle(code, {
      resolveDir: folder,
      plugins: includeDynamicImports ? [] : [excludeDynamicImports],
    }),
  )
}

/** Returns the bytes that a browser loads for the inspector, after gzip. */
export async function inspectorSize(): Promise<number> {
  const { files } = await bundleInspector()
  return [files.script, files.style].reduce(
    (sum, text) => sum + gzipSync(text, { level: 9 }).byteLength,
    0,
  )
}

/** Leaves out dynamically imported modules, so that the bundle is one file. */
const excludeDynamicImports: Plugin = {
  name: 'exclude-dynamic-imports',
  setup: (bundler) =>
    bundler.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
}

const totalGzipSize = ({ outputFiles, metafile }: BrowserBundle): number => {
  const loaded = loadedFiles(metafile)
  return outputFiles
    .filter(({ path }) => loaded.has(path))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).byteLength, 0)
}

/**
 * The files that the bundle can load: esbuild also writes the modules that only code which was removed
 * would have imported.
 */
function loadedFiles({ outputs }: Metafile): Set<string> {
  const files = new Set<string>()
  const add = (file: string): void => {
    const path = resolve(file)
    if (files.has(path)) return
    files.add(path)
    for (const { path: imported, external } of outputs[file]?.imports ?? []) {
      if (!external) add(imported)
    }
  }
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint === '<stdin>') add(file)
  }
  return files
}

/** Returns the share of our core in a client: its size with core minus its size without. */
export async function coreSize(client: Package): Promise<number> {
  const [withCore, without] = await Promise.all([
    sizeWith(client, /^@molt-sdk\/core(\/|$)/),
    sizeWith(client, /^$/),
  ])
  return withCore - without
}

/** Returns the size of a client built from source with only the matching packages included. */
async function sizeWith(client: Package, included: RegExp): Promise<number> {
  const leaveOut: Plugin = {
    name: 'leave-out',
    setup: (bundler) =>
      bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === 'entry-point' || path === client.name || included.test(path)
          ? undefined
          : { path, external: true },
      ),
  }
  return totalGzipSize(
    await browserBundle(`export * from '${client.name}'`, {
      resolveDir: client.folder,
      conditions: [sourceCondition],
      plugins: [excludeDynamicImports, leaveOut],
    }),
  )
}

/**
 * Lists the source modules that contribute code to the bundle of an entry. `includeDynamicImports`
 * also lists the modules that are loaded on demand.
 */
export async function sourceModules(
  client: Package,
  entry: string,
  includeDynamicImports: boolean,
): Promise<string[]> {
  const { metafile } = await browserBundle(`export * from '${entry}'`, {
    resolveDir: client.folder,
    conditions: [sourceCondition],
    plugins: includeDynamicImports ? [] : [excludeDynamicImports],
  })
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  )
}
