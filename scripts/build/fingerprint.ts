import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { bundledInto, shown } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

const isTest = /\.test(-d)?\.ts$/

/** Changes when anything changes that the built package is made of. */
export function inputFingerprint(one: Package): string {
  const sources = [one, ...bundledInto(one)].flatMap(({ folder }) => [
    join(folder, 'package.json'),
    ...filesIn(join(folder, 'src')).filter((file) => !isTest.test(file)),
  ])
  const tools = ['tsconfig.base.json', 'pnpm-lock.yaml'].map((file) => join(root, file))
  return hashOf([...sources, ...tools, ...filesIn(join(root, 'scripts', 'build'))])
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
