import { entries } from '../build/entries.ts'
import type { Manifest } from '../lib/packages.ts'
import type { Tarball } from './tarballs.ts'
import { inside } from './tarballs.ts'

const importedFrom =
  /(?:^|[\s;}])(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/gm

/** Does any built file or type import what a user will not have? */
export function importProblems(tarball: Tarball): string[] {
  const { contents } = tarball
  const files = contents.listFiles().filter((file) => /\.(c?js|d\.c?ts)$/.test(file))
  const start = inside(tarball, '')
  return files.flatMap((path) => {
    const file = path.slice(start.length)
    const imports = new Set(specifiers(contents.readFile(path)))
    return [...imports]
      .filter((specifier) => !mayImport(tarball.package.manifest, file, specifier))
      .map((specifier) => `${file} imports "${specifier}", which users will not have.`)
  })
}

/** What a module or a declaration file imports, in any way that can be written. */
export const specifiers = (text: string): string[] =>
  [...text.matchAll(importedFrom)].flatMap(([, ...groups]) =>
    groups.filter((one) => one !== undefined),
  )

function mayImport(manifest: Manifest, file: string, specifier: string): boolean {
  if (specifier.startsWith('.')) return true
  // Chunks are shared by entries of both kinds; the browser bundles prove the portable ones clean.
  if (specifier.startsWith('node:')) return /^chunk-/.test(file) || isForNode(manifest, file)
  const [first = '', second = ''] = specifier.split('/')
  const name = specifier.startsWith('@') ? `${first}/${second}` : first
  return name in { ...manifest.dependencies, ...manifest.peerDependencies, [manifest.name]: '' }
}

function isForNode(manifest: Manifest, file: string): boolean {
  const name = file.replace(/(\.d)?\.c?[jt]s$/, '')
  return entries(manifest).some((entry) => entry.name === name && /\.node\.ts$/.test(entry.source))
}
