import { isDeepStrictEqual } from 'node:util'
import { sourceCondition } from '../build/entries.ts'
import type { Manifest } from '../lib/packages.ts'
import type { Tarball } from './tarballs.ts'
import { inside } from './tarballs.ts'

/** Does the published package.json say what the one in the repository says, less what is ours? */
export function manifestProblems(tarball: Tarball): string[] {
  const packed: Manifest = JSON.parse(tarball.contents.readFile(inside(tarball, 'package.json')))
  const needed = { ...packed.dependencies, ...packed.peerDependencies }
  return [
    ...(['exports', 'imports'] as const).flatMap((field) => {
      const wanted = withoutSource(tarball.package.manifest[field])
      if (isDeepStrictEqual(packed[field], wanted)) return []
      const shown = JSON.stringify(wanted, null, 2)
      return [`publishConfig.${field} must be ${field} without "${sourceCondition}":\n${shown}`]
    }),
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
