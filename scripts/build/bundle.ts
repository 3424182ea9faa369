import { writeFileSync } from 'node:fs'
import type { Metafile, Plugin } from 'esbuild'
import { build } from 'tsup'
import { published } from '../lib/packages.ts'
import { entries } from './entries.ts'
import { notices } from './notices.ts'
import { sourcePaths } from './source-paths.ts'

// Builds the package in whose folder it is started. A process for each package, because tsup and
// esbuild take the folder of the process for the folder of the package.
const one = published.find(({ folder }) => folder === process.cwd())
if (one === undefined) throw new Error('Start this in the folder of a published package.')

let metafile: Metafile | undefined
const keepMetafile: Plugin = {
  name: 'keep-metafile',
  setup: (bundler) =>
    bundler.onEnd((result) => {
      metafile = result.metafile
    }),
}

await build({
  config: false,
  silent: true,
  clean: true,
  entry: entries(one.manifest),
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  sourcemap: true,
  // What is not a dependency or a peer dependency is bundled: private packages, ky, zod.
  external: [/^node:/],
  removeNodeProtocol: false,
  esbuildPlugins: [keepMetafile],
  tsconfig: '../../tsconfig.base.json',
  dts: { compilerOptions: { types: ['node'], incremental: false, paths: sourcePaths(one) } },
})

if (metafile === undefined) throw new Error('esbuild gave no metafile.')
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile, one.folder))
