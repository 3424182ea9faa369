import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { build } from 'esbuild'

export interface Size {
  /** Bytes after minification. */
  readonly plain: number
  /** Bytes after gzip on top of it. */
  readonly packed: number
}

const root = fileURLToPath(new URL('../..', import.meta.url))

interface BundleOptions {
  /** Folder in the repository that the code is in, for what it can import. */
  readonly folder?: string
  readonly conditions?: string[]
  readonly plugins?: Plugin[]
}

/** What a user's code weighs in a browser. */
export const browserSize = async (
  code: string,
  { folder = 'bench', conditions = [], plugins = [] }: BundleOptions = {},
): Promise<Size> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root + folder },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions,
    external: ['node:*'],
    plugins,
    write: false,
    logLevel: 'error',
  })
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  return { plain: bytes.length, packed: gzipSync(bytes, { level: 9 }).length }
}

/** How much of a client, taken from its source, is our core: its size with, less its size without. */
export const coreSize = async (client: string): Promise<Size> => {
  const keeping = (kept: RegExp): Promise<Size> => {
    const leaveOut: Plugin = {
      name: 'leave-out',
      setup: (bundler) =>
        bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path === client || kept.test(path)
            ? undefined
            : { path, external: true },
        ),
    }
    return browserSize(`export * from '${client}'`, {
      conditions: ['@molt-sdk/source'],
      plugins: [leaveOut],
    })
  }
  const [whole, without] = await Promise.all([keeping(/^@molt-sdk\/core(\/|$)/), keeping(/^$/)])
  return { plain: whole.plain - without.plain, packed: whole.packed - without.packed }
}
