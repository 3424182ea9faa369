import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { bundledInto } from '../lib/packages.ts'

/**
 * The source file behind each import path of the private packages, as TypeScript's `paths`. Through
 * `node_modules` those types would count as somebody else's and stay imports of a package that is
 * never published.
 */
export function sourcePaths(one: Package): Record<string, [string]> {
  const paths: Record<string, [string]> = {}
  for (const { name, folder, manifest } of bundledInto(one)) {
    for (const [subpath, file] of Object.entries(manifest.exports ?? {})) {
      if (typeof file !== 'string' || !file.endsWith('.ts')) continue
      paths[join(name, subpath)] = [join(folder, file)]
    }
  }
  return paths
}
