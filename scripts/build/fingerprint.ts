import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { bundledInto, shown } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

const isTest = /\.test(-d)?\.ts$/

/** Is this file, of this package or of one bundled into it, part of what is built? */
export function isBuildInput(one: Package, file: string): boolean {
  return [one, ...bundledInto(one)].some(
    ({ folder }) =>
      file === join(folder, 'package.json') ||
      (file.startsWith(join(folder, 'src', sep)) && !isTest.test(file)),
  )
}

/** Changes when anything changes that the built package is made of. */
export function inputFingerprint(one: Package): string {
  const sources = [one, ...bundledInto(one)].flatMap(({ folder }) => [
    join(folder, 'package.json'),
    ...filesIn(join(folder, 'src')),
  ])
  const inputs = sources.filter((file) => isBuildInput(one, file))
  const others = ['LICENSE', 'tsconfig.base.json', 'pnpm-lock.yaml'].map((file) => join(root, file))
  const readme = join(one.folder, 'README.md')
  return hashOf([...inputs, ...others, readme, ...filesIn(join(root, 'scripts', 'build'))])
}

/** Changes when a built file is changed, added or deleted. */
export const outputFingerprint = ({ folder }: Package): string =>
  hashOf(filesIn(join(folder, 'dist')))

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort()
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`\0${shown(file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
