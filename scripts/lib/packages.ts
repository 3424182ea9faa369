import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './paths.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

export interface Manifest {
  name: string
  version: string
  private?: boolean
  engines?: Record<string, string>
  bin?: Record<string, string>
  main?: string
  module?: string
  types?: string
  exports?: Record<string, unknown>
  publishConfig?: { access?: string; directory?: string }
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

export interface Package {
  name: string
  /** Absolute. */
  folder: string
  manifest: Manifest
}

/** Every package of the workspace except the root. */
const workspace: readonly Package[] = workspaceFolders().map((path) => {
  const folder = join(root, path)
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { name: manifest.name, folder, manifest }
})

/** Those that users install. */
export const published = workspace.filter((one) => one.manifest.private !== true)

/** The private packages that end up in a built package, directly or through another. */
export function bundledInto({ manifest }: Package, seen = new Set<Package>()): Set<Package> {
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const found = workspace.find((one) => one.name === name)
    if (found?.manifest.private !== true || seen.has(found)) continue
    seen.add(found)
    bundledInto(found, seen)
  }
  return seen
}

export const shown = (path: string): string => relative(root, path)
