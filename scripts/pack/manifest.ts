import type { Manifest } from '../lib/packages.ts'
import type { Tarball } from './tarballs.ts'
import { pathInTarball } from './tarballs.ts'

/** Reports fields of the published package.json that only make sense in this repository. */
export function manifestProblems(tarball: Tarball): string[] {
  const text = tarball.contents.readFile(pathInTarball(tarball, 'package.json'))
  const packed: Manifest = JSON.parse(text)
  const dependencies = { ...packed.dependencies, ...packed.peerDependencies }
  const files = tarball.contents.listFiles()
  const entryFields = ['main', 'module', 'types'] as const
  return [
    ...(text.includes('/source"') ? ['The export condition of this repository is published.'] : []),
    ...(text.includes('./src/') ? ['package.json refers to a file in ./src.'] : []),
    ...(packed.engines?.['node'] === '>=20.19' ? [] : ['engines.node must be ">=20.19".']),
    ...entryFields
      .filter(
        (field) =>
          packed.exports?.['.'] !== undefined &&
          !files.includes(pathInTarball(tarball, (packed[field] ?? '').slice('./'.length))),
      )
      .map((field) => `${field} must name a file, for tools that don't read \`exports\`.`),
    ...Object.entries(dependencies)
      .filter(([, range]) => /^(workspace|link|file|catalog):/.test(range))
      .map(
        ([name, range]) =>
          `The dependency ${name}: "${range}" does not resolve outside of this repository.`,
      ),
  ]
}
