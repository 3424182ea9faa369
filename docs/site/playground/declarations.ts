import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { entries } from '../../../scripts/build/entries.ts'
import { publishedPackages, relativeToRoot } from '../../../scripts/lib/packages.ts'
import { commandFile, node24, root } from '../../../scripts/lib/paths.mjs'
import { temporaryFolder } from '../../../scripts/lib/temporary-folder.mjs'
import type { Declarations } from './language-messages.ts'
import { moduleNames } from './module-names.ts'

/** Modules by name, and the files that their names stand for. */
type Paths = Readonly<Record<string, readonly string[]>>

/** Returns the declarations of everything that a program of the playground can import or use. */
export function createDeclarations(): Declarations {
  const sources = pathsOfPackages((source) => relativeToRoot(source))
  const emitted = emit(sources)
  const paths: Paths = {
    ...pathsOfPackages((source) => `/${declarationOf(relativeToRoot(source))}`),
    '@molt-sdk/contracts/*': ['/contracts/src/*.d.ts', '/contracts/src/*/index.d.ts'],
  }
  const reached = new Map<string, string>()
  for (const name of moduleNames) reach(name, '/', paths, emitted, reached)
  const files = { ...libraryFiles(), ...Object.fromEntries(reached) }
  return { files, paths, modules: moduleNames }
}

const declarationOf = (source: string): string => source.replace(/\.ts$/, '.d.ts')

const pathsOfPackages = (toPath: (source: string) => string): Paths =>
  Object.fromEntries(
    publishedPackages.flatMap(({ name, folder, manifest }) =>
      entries(manifest).map((entry) => [
        entry.name === 'index' ? name : `${name}/${entry.name}`,
        [toPath(join(folder, entry.source))],
      ]),
    ),
  )

/** Emits the declarations of the modules and of everything that they import, by absolute path. */
function emit(sources: Paths): ReadonlyMap<string, string> {
  const out = temporaryFolder('declarations')
  const config = join(out, 'tsconfig.json')
  const absolute = (path: string): string => join(root, path)
  const paths = Object.fromEntries(
    Object.entries({
      ...sources,
      '@molt-sdk/contracts/*': ['contracts/src/*.ts', 'contracts/src/*/index.ts'],
    }).map(([name, files]) => [name, files.map(absolute)]),
  )
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    // The type check is a step of its own.
    noCheck: true,
    incremental: false,
    outDir: join(out, 'types'),
    rootDir: root,
    typeRoots: [absolute('node_modules/@types')],
    types: ['node'],
    paths,
  }
  const files = moduleNames.flatMap((name) => paths[name] ?? [])
  const project = { extends: absolute('tsconfig.base.json'), compilerOptions, files }
  writeFileSync(config, JSON.stringify(project))
  execFileSync(node24, [commandFile('typescript7', 'tsc'), '-p', config], { stdio: 'inherit' })
  const names = readdirSync(compilerOptions.outDir, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => [
        `/${name.replaceAll('\\', '/')}`,
        readFileSync(join(compilerOptions.outDir, name), 'utf8'),
      ]),
  )
}

/** Adds the file of an import, and those that it imports itself. */
function reach(
  specifier: string,
  from: string,
  paths: Paths,
  emitted: ReadonlyMap<string, string>,
  reached: Map<string, string>,
): void {
  const file = candidates(specifier, from, paths).find((path) => emitted.has(path))
  // Other packages, such as zod, are not loaded: nothing that users see needs them.
  if (file === undefined || reached.has(file)) return
  const text = emitted.get(file) ?? ''
  reached.set(file, text)
  for (const [, next = ''] of text.matchAll(/\b(?:from |import\(|import )["']([^"']+)["']/g))
    reach(next, file, paths, emitted, reached)
}

const candidates = (specifier: string, from: string, paths: Paths): string[] => {
  if (specifier.startsWith('.')) return [declarationOf(posix.join(dirname(from), specifier))]
  const [, contract] = /^@molt-sdk\/contracts\/(.*)$/.exec(specifier) ?? []
  const key = contract === undefined ? specifier : '@molt-sdk/contracts/*'
  return (paths[key] ?? []).map((path) => path.replace('*', contract ?? ''))
}

/** The libraries of TypeScript that programs of a worker use. */
const libraries =
  /^lib\.(es5|es201[5-9]|es202[0-2]|decorators|esnext\.disposable|webworker)(\.[a-z.]+)?\.d\.ts$/

const libraryFiles = (): Record<string, string> => {
  const folder = dirname(commandFile('typescript', 'tsc')).replace(/bin$/, 'lib')
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => libraries.test(name) && !/\.full\.|importscripts/.test(name))
      .map((name) => [`/${name}`, readFileSync(join(folder, name), 'utf8')]),
  )
}
