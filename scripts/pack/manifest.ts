import type { Manifest } from '../lib/packages.ts'
import type { Tarball } from './tarballs.ts'
import { inside } from './tarballs.ts'

/** Is there anything in the published package.json that only this repository understands? */
export function manifestProblems(tarball: Tarball): string[] {
  const text = tarball.contents.readFile(inside(tarball, 'package.json'))
  const packed: Manifest = JSON.parse(text)
  const needed = { ...packed.dependencies, ...packed.peerDependencies }
  const files = tarball.contents.listFiles()
  const entryFields = ['main', 'module', 'types'] as const
  return [
    ...(text.includes('/source"') ? ['A condition of this repository is published.'] : []),
    ...(text.includes('./src/') ? ['A source file is named.'] : []),
    ...(packed.engines?.['node'] === '>=20.19' ? [] : ['engines.node must be ">=20.19".']),
    ...entryFields
      .filter((field) => !files.includes(inside(tarball, (packed[field] ?? '').slice('./'.length))))
      .map((field) => `${field} must name a file, for tools that don't read \`exports\`.`),
    ...Object.entries(needed)
      .filter(([, range]) => /^(workspace|link|file|catalog):/.test(range))
      .map(([name, range]) => `The dependency ${name}: "${range}" means nothing to users.`),
  ]
}
