import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { sourceCondition } from '../build/entries.ts'
import { browserBundle } from '../lib/browser-bundle.ts'
import type { Package } from '../lib/packages.ts'

/** Bytes after minification and gzip of what a bundler makes of a user's code. */
export async function gzipSize(code: string, { folder }: Package): Promise<number> {
  const { outputFiles } = await browserBundle(code, { resolveDir: folder })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength
}

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
  const { outputFiles } = await browserBundle(`export * from '${client.name}'`, {
    resolveDir: client.folder,
    conditions: [sourceCondition],
    plugins: [leaveOut],
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength
}

/** Every module that has something left in the client's bundle when it is made from source. */
export async function sourceModules(client: Package): Promise<string[]> {
  const { metafile } = await browserBundle(`export * from '${client.name}'`, {
    resolveDir: client.folder,
    conditions: [sourceCondition],
  })
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  )
}
