import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { build } from 'tsup'
import { published } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { dropBareImports } from './bare-imports.ts'
import { writeCommonjs } from './commonjs.ts'
import { entries } from './entries.ts'
import { kernelFromCore } from './kernel-from-core.ts'
import { keepLibReferences } from './lib-references.ts'
import { notices } from './notices.ts'
import { publishedManifest } from './published-manifest.ts'
import { sourcePaths } from './source-paths.ts'
import { stripDocumentation } from './strip-documentation.ts'
import { markTypeOnlyExports } from './type-only-exports.ts'

// Builds the package in whose folder it is started: `dist` is what is published, whole. A process for
// each package, because tsup and esbuild take the folder of the process for the folder of the package.
const pkg = published.find(({ folder }) => folder === process.cwd()) ?? notPublished()
const { manifest, folder } = pkg

const isCore = manifest.name === '@molt-sdk/core'
const isClient = manifest.dependencies?.['@molt-sdk/core'] !== undefined

// Each entry twice: what two entries share goes into chunks, so the entries themselves only pass
// names on, and a bundler drops the chunks of which it needs none. In one file with the code, an
// import of one error class keeps most of the client. In CommonJS the chunks make each class one.
const copySuffix = '.copy'
const all = entries(manifest)
const typed = all.filter(({ hasTypes }) => hasTypes)

let metafile: Metafile | undefined
const keepMetafile: Plugin = {
  name: 'keep-metafile',
  setup: (bundler) =>
    bundler.onEnd((result) => {
      metafile = result.metafile
    }),
}
const sources = (list: typeof all, suffix = '') =>
  Object.fromEntries(list.map(({ name, source }) => [name + suffix, source]))

const result = build({
  config: false,
  silent: true,
  clean: true,
  entry: { ...sources(all), ...sources(all, copySuffix) },
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  sourcemap: true,
  // What is not a dependency or a peer dependency is bundled: private packages, ky. An internal
  // subpath of its own stays an import: which file it is depends on where the package is used.
  external: [/^node:/, new RegExp(`^${manifest.name}/`)],
  // Bundled as well: Parcel finds a subpath of a package only if there is a file of that name.
  noExternal: ['hono/cors'],
  esbuildOptions(options) {
    options.logOverride = { 'import-is-undefined': 'error' }
    if (isCore) options.alias = { 'zod/mini': '@molt-sdk/contracts/zod-shim' }
  },
  removeNodeProtocol: false,
  esbuildPlugins: [keepMetafile, ...(isClient ? [kernelFromCore, stripDocumentation] : [])],
  tsconfig: '../../tsconfig.base.json',
  dts: {
    entry: sources(typed),
    compilerOptions: {
      types: ['node'],
      incremental: false,
      stripInternal: true,
      paths: sourcePaths(pkg),
    },
  },
})
// esbuild and TypeScript have printed what is wrong by then; a stack of theirs adds nothing.
await result.catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
if (metafile === undefined) throw new Error('esbuild gave no metafile.')

dropBareImports(metafile)
for (const { name } of all) {
  for (const ending of ['.js', '.js.map']) rmSync(`dist/${name}${copySuffix}${ending}`)
}
for (const { name } of typed) {
  markTypeOnlyExports(name, metafile)
  keepLibReferences(name)
}
writeCommonjs(
  all.filter((entry) => entry.commonjs),
  metafile,
)
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile, folder))
const versionOf = (name: string) =>
  published.find((one) => one.name === name)?.manifest.version ?? ''
const text = JSON.stringify(publishedManifest(manifest, versionOf), null, 2)
writeFileSync('dist/package.json', `${text}\n`)
copyFileSync('README.md', 'dist/README.md')
copyFileSync(join(root, 'LICENSE'), 'dist/LICENSE')

function notPublished(): never {
  throw new Error('Start this in the folder of a published package.')
}
