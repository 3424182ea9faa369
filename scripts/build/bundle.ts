import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import type { Options } from 'tsup'
import { build } from 'tsup'
import { clients, platformOf, publishedPackages } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { dropBareImports } from './bare-imports.ts'
import { restoreClassNames } from './class-names.ts'
import { writeCommonjs } from './commonjs.ts'
import { declarationOptions } from './declarations.ts'
import { entries } from './entries.ts'
import { evaluateKy } from './evaluate-ky.ts'
import { kernelFromCore } from './kernel-from-core.ts'
import { keepLibReferences } from './lib-references.ts'
import { nameErrors } from './name-errors.ts'
import { notices } from './notices.ts'
import { writeOpenApi } from './openapi.ts'
import { packageVersion } from './package-version.ts'
import { projectFields, projectManifest } from './project-fields.ts'
import { publishedManifest } from './published-manifest.ts'
import { publishedReadme } from './published-readme.ts'
import { pureConstants } from './pure-constants.ts'
import { sbom } from './sbom.ts'
import { buildSchemas, isSchemas } from './schemas.ts'
import { sharedChunks } from './shared-chunks.ts'
import { stripDocumentation } from './strip-documentation.ts'
import { markTypeOnlyExports } from './type-only-exports.ts'

// Builds the package in the working directory from its source and from the folder of declarations that is
// the first argument. `dist` is what is published. Each package is built in its
// own process, because tsup and esbuild treat the working directory as the folder of the package.
const pkg = publishedPackages.find(({ folder }) => folder === process.cwd()) ?? notPublished()
const { manifest, folder } = pkg
const [declarations = ''] = process.argv.slice(2)

const inspector =
  manifest.name === '@molt-sdk/sandbox' ? await import('./inspector-page.ts') : undefined
const isCore = manifest.name === '@molt-sdk/core'
const usesCore = manifest.dependencies?.['@molt-sdk/core'] !== undefined

// Builds each entry twice, except those of core. Code that two entries share goes into chunks, so the
// entries only re-export names, and a bundler drops the chunks that it does not need. With the code in the
// entry file itself, an import of one error class would keep most of the client. The entries of core have
// code that bundlers drop by themselves: fewer files are loaded sooner. In CommonJS, chunks keep each
// class unique.
const copySuffix = '.copy'
const all = entries(manifest)
const withoutZod = all.filter((entry) => !isSchemas(entry))
const copied = isCore ? [] : withoutZod
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

const bundle = (plugins: Plugin[], dts: NonNullable<Options['dts']>): Promise<void> =>
  build({
    config: false,
    silent: true,
    clean: true,
    entry: { ...sources(withoutZod), ...sources(copied, copySuffix) },
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    splitting: true,
    sourcemap: true,
    // Everything except dependencies and peer dependencies is bundled: private packages, ky. The package's
    // internal subpaths stay imports, because conditions decide which file they resolve to.
    external: [/^node:/, new RegExp(`^${manifest.name}/`)],
    // Bundled as well: Parcel finds a subpath of a package only if there is a file of that name. zod, a peer
    // dependency of the schemas alone, is replaced by plugins.
    noExternal: ['hono/cors', 'hono/http-exception', 'zod/mini'],
    esbuildOptions(options) {
      options.logOverride = { ...options.logOverride, 'import-is-undefined': 'error' }
      if (isCore) options.alias = { 'zod/mini': '@molt-sdk/contracts/zod-shim' }
    },
    removeNodeProtocol: false,
    esbuildPlugins: [
      keepMetafile,
      ...plugins,
      ...(inspector ? [inspector.inspectorPage] : []),
      ...(isCore ? [evaluateKy, packageVersion(manifest.version)] : []),
      ...(usesCore ? [kernelFromCore, nameErrors, stripDocumentation] : []),
      pureConstants,
    ],
    tsconfig: '../../tsconfig.base.json',
    dts,
    // esbuild and TypeScript have printed the errors already; their stacks add nothing.
  }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })

await bundle([], false)
if (metafile === undefined) throw new Error('esbuild returned no metafile.')
await bundle(
  [sharedChunks(metafile, loadedFirst(all))],
  typed.length > 0 && declarationOptions(pkg, declarations),
)
Object.assign(metafile.outputs, await buildSchemas(all.filter(isSchemas)))
dropBareImports(metafile)
restoreClassNames(metafile)
for (const { name } of copied) {
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
if (clients.includes(pkg)) writeOpenApi(platformOf(pkg))
// The page is one string of a module, whose content the bundler does not know.
Object.assign(metafile.outputs, inspector?.inspectorOutputs)
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile, folder))
writeFileSync('dist/sbom.cdx.json', sbom(manifest, metafile, folder))
const versionOf = (name: string) =>
  publishedPackages.find((other) => other.name === name)?.manifest.version ?? ''
const published = publishedManifest(manifest, versionOf, projectFields(pkg))
const text = JSON.stringify(published, null, 2)
writeFileSync('dist/package.json', `${text}\n`)
const readme = readFileSync('README.md', 'utf8')
writeFileSync('dist/README.md', publishedReadme(readme, projectManifest.homepage))
copyFileSync(join(root, 'LICENSE'), 'dist/LICENSE')

/** The entry points that are to be loaded fast, the smallest first. */
function loadedFirst(list: typeof all): string[] {
  return ['errors', 'webhooks', 'client', 'index'].flatMap((name) =>
    list.flatMap((entry) => (entry.name === name ? [entry.source.replace('./', '')] : [])),
  )
}

function notPublished(): never {
  throw new Error(`Run bundle.ts in the folder of a published package, not in ${process.cwd()}.`)
}
