import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { exportedNames } from './exported-names.ts'

const reExport = "export * from '@molt-sdk/core/errors'"

/**
 * Replaces `export *` of core's errors with a list of their names. Core is external to the bundle of a
 * client, so esbuild does not know the names, and an entry whose code is in a chunk would lose them.
 */
export const withErrorNames = async (source: string): Promise<string> =>
  source.includes(reExport)
    ? source.replace(
        reExport,
        `export { ${(await exportedNames('errors.ts')).join(', ')} } from '@molt-sdk/core/errors'`,
      )
    : source

/** {@link withErrorNames} for the two entries that contain it. */
export const nameErrors: Plugin = {
  name: 'name-errors',
  setup: (bundler) =>
    bundler.onLoad(
      { filter: /packages[\\/]molt\w+[\\/]src[\\/](index|errors)\.ts$/ },
      async ({ path }) => ({
        contents: await withErrorNames(readFileSync(path, 'utf8')),
        loader: 'ts',
      }),
    ),
}
