import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { build } from 'esbuild'

export interface Size {
  /** Bytes after minification. */
  readonly minifiedBytes: number
  /** Bytes after minification and gzip. */
  readonly gzipBytes: number
}

const root = fileURLToPath(new URL('../..', import.meta.url))

interface BundleOptions {
  /** Folder of the repository from which the code resolves its imports. */
  readonly folder?: string
  readonly conditions?: string[]
  readonly plugins?: Plugin[]
}

/** Returns the size of a user's code, bundled for browsers. */
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
  return { minifiedBytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length }
}

/**
 * Returns the share of our core in a client built from source, without what is loaded on demand: its size
 * with core minus its size without.
 */
export const coreSize = async (client: string): Promise<Size> => {
  const keeping = (kept: RegExp): Promise<Size> => {
    const leaveOut: Plugin = {
      name: 'leave-out',
      setup: (bundler) =>
        bundler.onResolve({ filter: /./ }, ({ path, kind }) =>
          (/^[./]/.test(path) && kind !== 'dynamic-import') ||
          kind === 'entry-point' ||
          path === client ||
          kept.test(path)
            ? undefined
            : { path, external: true },
        ),
    }
    return browserSize(`export * from '${client}'`, {
      conditions: ['@molt-sdk/source'],
      plugins: [leaveOut],
    })
  }
  const [complete, without] = await Promise.all([keeping(/^@molt-sdk\/core(\/|$)/), keeping(/^$/)])
  return {
    minifiedBytes: complete.minifiedBytes - without.minifiedBytes,
    gzipBytes: complete.gzipBytes - without.gzipBytes,
  }
}
