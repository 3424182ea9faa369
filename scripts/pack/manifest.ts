import { isDeepStrictEqual } from 'node:util'
import { sourceCondition } from '../build/entries.ts'
import type { Manifest } from '../lib/packages.ts'
import type { Tarball } from './tarballs.ts'
import { inside } from './tarballs.ts'

/** Does the published package.json say what the one in the repository says, less what is ours? */
export function manifestProblems(tarball: Tarball): string[] {
  const packed: Manifest = JSON.parse(tarball.contents.readFile(inside(tarball, 'package.json')))
  const wanted = withoutSource(tarball.package.manifest.exports)
  const needed = { ...packed.dependencies, ...packed.peerDependencies }
  return [
    ...(isDeepStrictEqual(packed.exports, wanted)
      ? []
      : [
          `publishConfig.exports must be exports without "${sourceCondition}":\n${JSON.stringify(wanted, null, 2)}`,
        ]),
    ...Object.entries(needed)
      .filter(([, range]) => /^(workspace|link|file|catalog):/.test(range))
      .map(([name, range]) => `The dependency ${name}: "${range}" means nothing to users.`),
  ]
}

function withoutSource(target: unknown): unknown {
  if (typeof target !== 'object' || target === null) return target
  const kept = Object.entries(target).filter(([condition]) => condition !== sourceCondition)
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutSource(value)]))
}
