import type { Plugin } from 'esbuild'

/** Replaces the version in `version.ts` with that of package.json. */
export const packageVersion = (version: string): Plugin => ({
  name: 'package-version',
  setup: (bundler) =>
    bundler.onLoad({ filter: /packages[\\/]core[\\/]src[\\/]version\.ts$/ }, () => ({
      contents: `export const version = ${JSON.stringify(version)}`,
    })),
})
