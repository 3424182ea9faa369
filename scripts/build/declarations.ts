import { mkdirSync, writeFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { bundledPackages, publishedPackages, relativeToRoot } from '../lib/packages.ts'
import { cacheFolder, commandFile, node24, root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { entries, sourceCondition } from './entries.ts'
import { typeChunks } from './type-chunks.ts'

/**
 * Writes the declarations of all packages into a folder, from one program: with a program for each
 * package, TypeScript would read and check the contracts and core nine times. Returns the exit code and
 * the errors of TypeScript.
 *
 * @param folder outside of `node_modules`, where everything counts as third-party
 */
export function writeDeclarations(folder: string): Promise<{ code: number; output: string }> {
  const sources = publishedPackages.flatMap((pkg) =>
    Object.values(typedSources(pkg)).map((source) => join(pkg.folder, source)),
  )
  const config = join(cacheFolder, 'declarations.json')
  const compilerOptions = {
    types: ['node'],
    incremental: false,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    noEmitOnError: true,
    rootDir: root,
    outDir: folder,
    paths: Object.assign(
      {},
      ...publishedPackages.map((pkg) => ({
        ...privatePaths(pkg, root),
        ...publishedPaths(pkg),
      })),
    ),
  }
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(
    config,
    JSON.stringify({
      extends: relative(cacheFolder, join(root, 'tsconfig.base.json')),
      compilerOptions,
      files: sources,
    }),
  )
  const tsc = commandFile('typescript7', 'tsc')
  // More checkers than the two cores of CI would resolve the same types again.
  const options = ['--pretty', 'false', '--checkers', '2']
  return run([node24, tsc, '-p', config, ...options], { cwd: root, env: process.env })
}

/** What bundles the declarations of a package from those in a folder, as options of tsup. */
export const declarationOptions = (pkg: Package, folder: string) => ({
  entry: Object.fromEntries(
    Object.entries(typedSources(pkg)).map(([name, source]) => [
      name,
      join(folder, relativeToRoot(join(pkg.folder, source)).replace(/\.ts$/, '.d.ts')),
    ]),
  ),
  compilerOptions: { incremental: false, paths: privatePaths(pkg, folder) },
})

/** The sources whose declarations a package publishes, by output name. Relative to the package. */
const typedSources = ({ name, manifest }: Package): Record<string, string> => ({
  ...Object.fromEntries(
    entries(manifest)
      .filter(({ hasTypes }) => hasTypes)
      .map((entry) => [entry.name, entry.source]),
  ),
  ...typeChunks(name),
})

/**
 * Maps the import paths of the private packages of a package to files below a folder, as TypeScript's
 * `paths`. Resolved through `node_modules`, their types would count as third-party and stay imports of
 * packages that are never published.
 */
function privatePaths(pkg: Package, base: string): Record<string, [string]> {
  const paths: Record<string, [string]> = {}
  for (const { name, folder, manifest } of bundledPackages(pkg)) {
    for (const [subpath, file] of Object.entries(manifest.exports ?? {})) {
      if (typeof file !== 'string' || !file.endsWith('.ts')) continue
      paths[posix.join(name, subpath)] = [join(base, relativeToRoot(folder), file)]
    }
  }
  return paths
}

/**
 * Maps the import paths of a published package to its sources. TypeScript writes no declarations of files
 * that it finds through `node_modules` first, and which way is first differs from run to run.
 */
function publishedPaths({ name, folder, manifest }: Package): Record<string, [string]> {
  const paths: Record<string, [string]> = {}
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    const source = Object(target)[sourceCondition]
    if (typeof source === 'string') paths[posix.join(name, subpath)] = [join(folder, source)]
  }
  return paths
}
