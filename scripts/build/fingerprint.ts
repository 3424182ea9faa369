import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { bundledPackages, relativeToRoot } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { openApiFolder } from './openapi.ts'

const isTest = /\.test(-d)?\.ts$/

/** Returns whether a file of this package, or of one bundled into it, affects the build output. */
export function isBuildInput(pkg: Package, file: string): boolean {
  return [pkg, ...bundledPackages(pkg)].some(
    ({ folder }) =>
      file === join(folder, 'package.json') ||
      (file.startsWith(join(folder, 'src', sep)) && !isTest.test(file)),
  )
}

/** Changes when any input of the build changes. */
export function inputFingerprint(pkg: Package): string {
  const sources = [pkg, ...bundledPackages(pkg)].flatMap(({ folder }) => [
    join(folder, 'package.json'),
    ...filesIn(join(folder, 'src')),
  ])
  const inputs = sources.filter((file) => isBuildInput(pkg, file))
  const otherFiles = ['LICENSE', 'package.json', 'tsconfig.base.json', 'pnpm-lock.yaml'].map(
    (file) => join(root, file),
  )
  const readme = join(pkg.folder, 'README.md')
  return hashFiles([
    ...inputs,
    ...otherFiles,
    readme,
    ...filesIn(openApiFolder),
    ...filesIn(join(root, 'scripts', 'build')),
  ])
}

/** Changes when a built file is changed, added or deleted. */
export const outputFingerprint = ({ folder }: Package): string =>
  hashFiles(filesIn(join(folder, 'dist')))

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort()
}

function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`\0${relativeToRoot(file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
