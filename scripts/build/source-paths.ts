import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { bundledPackages } from '../lib/packages.ts'

/**
 * Maps the import paths of the private packages to their source files, as TypeScript's `paths`. Resolved
 * through `node_modules`, their types would count as third-party and stay imports of packages that are
 * never published.
 */
export function sourcePaths(pkg: Package): Record<string, [string]> {
  const paths: Record<string, [string]> = {}
  for (const { name, folder, manifest } of bundledPackages(pkg)) {
    for (const [subpath, file] of Object.entries(manifest.exports ?? {})) {
      if (typeof file !== 'string' || !file.endsWith('.ts')) continue
      paths[join(name, subpath)] = [join(folder, file)]
    }
  }
  return paths
}
