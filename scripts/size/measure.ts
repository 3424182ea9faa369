import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { sourceCondition } from '../build/entries.ts'
import { browserBundle } from '../lib/browser-bundle.ts'
import type { Package } from '../lib/packages.ts'
import type { Budget } from './budgets.ts'

/**
 * Bytes after minification and gzip of what a bundler makes of a user's code: what is there at once,
 * or all of it with what is loaded when it is needed.
 */
export async function gzipSize(
  { code, whole = false }: Pick<Budget, 'code' | 'whole'>,
  { folder }: Package,
): Promise<number> {
  return weight(
    await browserBundle(code, { resolveDir: folder, plugins: whole ? [] : [withoutLater] }),
  )
}

/** Leaves out what is loaded when it is needed, so that the rest comes in one file. */
const withoutLater: Plugin = {
  name: 'without-later',
  setup: (bundler) =>
    bundler.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
}

const weight = ({ outputFiles }: { outputFiles: readonly { contents: Uint8Array }[] }): number =>
  outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).byteLength, 0)

/** How much of a client is our core: its bundle with the core, less its bundle without. */
export async function coreShare(client: Package): Promise<number> {
  const [withCore, without] = await Promise.all([
    sizeKeeping(client, /^@molt-sdk\/core(\/|$)/),
    sizeKeeping(client, /^$/),
  ])
  return withCore - without
}

/** The client from its source, with nothing else in it but the packages that are kept. */
async function sizeKeeping(client: Package, kept: RegExp): Promise<number> {
  const leaveOut: Plugin = {
    name: 'leave-out',
    setup: (bundler) =>
      bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === 'entry-point' || path === client.name || kept.test(path)
          ? undefined
          : { path, external: true },
      ),
  }
  return weight(
    await browserBundle(`export * from '${client.name}'`, {
      resolveDir: client.folder,
      conditions: [sourceCondition],
      plugins: [withoutLater, leaveOut],
    }),
  )
}

/**
 * Lists the source modules that contribute code to the bundle of an entry. `whole` includes what is
 * loaded on demand.
 */
export async function sourceModules(
  client: Package,
  entry: string,
  whole: boolean,
): Promise<string[]> {
  const { metafile } = await browserBundle(`export * from '${entry}'`, {
    resolveDir: client.folder,
    conditions: [sourceCondition],
    plugins: whole ? [] : [withoutLater],
  })
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  )
}
