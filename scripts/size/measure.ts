import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { sourceCondition } from '../build/entries.ts'
import { browserBundle } from '../lib/browser-bundle.ts'
import type { Package } from '../lib/packages.ts'

/**
 * Bytes after minification and gzip of what a bundler makes of a user's code: all that is there at
 * once, without what is loaded when it is needed.
 */
export async function gzipSize(code: string, { folder }: Package): Promise<number> {
  return weight(await browserBundle(code, { resolveDir: folder }))
}

/** The entry and the chunks that it cannot start without. */
function weight({ outputFiles, metafile }: Awaited<ReturnType<typeof browserBundle>>): number {
  const outputs = Object.entries(metafile.outputs)
  const found = new Set(outputs.flatMap(([path, { entryPoint }]) => (entryPoint ? [path] : [])))
  for (const path of found) {
    for (const { kind, path: imported } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') found.add(imported)
    }
  }
  if (found.size === 0) throw new Error('The bundle has no entry.')
  return outputFiles
    .filter(({ path }) => [...found].some((one) => path.endsWith(one)))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).byteLength, 0)
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
  return weight(
    await browserBundle(`export * from '${client.name}'`, {
      resolveDir: client.folder,
      conditions: [sourceCondition],
      plugins: [leaveOut],
    }),
  )
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
