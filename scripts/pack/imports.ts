import { entries } from '../build/entries.ts'
import type { Manifest } from '../lib/packages.ts'
import type { Tarball } from './tarballs.ts'
import { pathInTarball } from './tarballs.ts'

const importedFrom =
  /(?:^|[\s;}])(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/gm

/** Reports imports of packages that users will not have installed. */
export function importProblems(tarball: Tarball): string[] {
  const { contents } = tarball
  const files = contents.listFiles().filter((file) => /\.(c?js|d\.c?ts)$/.test(file))
  const start = pathInTarball(tarball, '')
  return files.flatMap((path) => {
    const file = path.slice(start.length)
    const imports = new Set(specifiers(contents.readFile(path)))
    return [...imports]
      .filter((specifier) => !mayImport(tarball.package.manifest, file, specifier))
      .map((specifier) => `${file} imports "${specifier}", which users will not have installed.`)
  })
}

/** Returns the specifiers that a module or a declaration file imports, in any syntax. */
export const specifiers = (text: string): string[] =>
  [...text.matchAll(importedFrom)].flatMap(([, ...groups]) =>
    groups.filter((specifier) => specifier !== undefined),
  )

function mayImport(manifest: Manifest, file: string, specifier: string): boolean {
  if (specifier.startsWith('.')) return true
  // Portable and Node entries share chunks; the browser bundles check the portable entries.
  if (specifier.startsWith('node:'))
    return /^chunk-/.test(file) || isCommand(manifest) || isForNode(manifest, file)
  const [first = '', second = ''] = specifier.split('/')
  const name = specifier.startsWith('@') ? `${first}/${second}` : first
  return name in { ...manifest.dependencies, ...manifest.peerDependencies, [manifest.name]: '' }
}

/** Whether a package has a command only, which runs in Node. */
const isCommand = (manifest: Manifest): boolean =>
  entries(manifest).every(({ source }) => /\.node\.ts$/.test(source))

function isForNode(manifest: Manifest, file: string): boolean {
  const name = file.replace(/(\.d)?\.c?[jt]s$/, '')
  return entries(manifest).some((entry) => entry.name === name && /\.node\.ts$/.test(entry.source))
}
