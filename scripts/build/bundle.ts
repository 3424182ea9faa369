import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { build } from 'tsup'
import { published } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { entries, internals } from './entries.ts'
import { keepLibReferences } from './lib-references.ts'
import { nodeBuiltins } from './node-builtins.ts'
import { notices } from './notices.ts'
import { sourcePaths } from './source-paths.ts'
import { markTypeOnlyExports } from './type-only-exports.ts'
import { withoutDocuments } from './without-documents.ts'

// Builds the package in whose folder it is started. A process for each package, because tsup and
// esbuild take the folder of the process for the folder of the package.
const one = published.find(({ folder }) => folder === process.cwd())
if (one === undefined) throw new Error('Start this in the folder of a published package.')

/** The sandbox does; the clients read definitions alone. */
const parsesWithZod = one.manifest.devDependencies?.['zod'] !== undefined

let metafile: Metafile | undefined
const keepMetafile: Plugin = {
  name: 'keep-metafile',
  setup: (bundler) =>
    bundler.onEnd((result) => {
      metafile = result.metafile
    }),
}

// Each entry twice: what two entries share goes into chunks, so the entries themselves only pass
// names on, and a bundler drops the chunks of which it needs none. In one file with the code, an
// import of one error class keeps most of the client.
const twin = '.twin'
const entry = entries(one.manifest)
const twins = Object.entries(entry).map(([name, source]) => [name + twin, source])

const built = build({
  config: false,
  silent: true,
  clean: true,
  entry: { ...entry, ...internals(one.manifest), ...Object.fromEntries(twins) },
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  sourcemap: true,
  // What is not a dependency or a peer dependency is bundled: private packages, ky. An import of
  // `#name` stays, for which file it is depends on where the package is used.
  external: [/^node:/, /^#/],
  esbuildOptions(options) {
    if (parsesWithZod) return
    options.alias = { 'zod/mini': join(root, 'contracts', 'src', 'kernel', 'zod-shim.ts') }
    options.logOverride = { 'import-is-undefined': 'error' }
  },
  removeNodeProtocol: false,
  esbuildPlugins: [keepMetafile, nodeBuiltins, ...(parsesWithZod ? [] : [withoutDocuments])],
  tsconfig: '../../tsconfig.base.json',
  dts: {
    entry,
    compilerOptions: {
      types: ['node'],
      incremental: false,
      stripInternal: true,
      paths: sourcePaths(one),
    },
  },
})
// esbuild and TypeScript have printed what is wrong by then; a stack of theirs adds nothing.
await built.catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

if (metafile === undefined) throw new Error('esbuild gave no metafile.')
for (const [name] of twins) {
  for (const ending of ['.js', '.js.map']) rmSync(`dist/${name}${ending}`)
}
for (const name of Object.keys(entry)) {
  markTypeOnlyExports(name, metafile)
  keepLibReferences(name)
}
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile, one.folder))
