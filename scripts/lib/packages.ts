import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './paths.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

export interface Manifest {
  name: string
  version: string
  private?: boolean
  license?: string
  description?: string
  keywords?: readonly string[]
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

/** The packages that users install. */
export const publishedPackages = workspace.filter((pkg) => pkg.manifest.private !== true)

/** The clients, one per platform. */
export const clients = publishedPackages.filter(({ name }) => name.endsWith('/sdk'))

/** The platform of a client: `moltinfra` for `@moltinfra/sdk`. */
export const platformOf = ({ name }: Package): string => name.slice(1, name.indexOf('/'))

/** The private packages that are bundled into a package, directly or through another one. */
export function bundledPackages({ manifest }: Package, bundled = new Set<Package>()): Set<Package> {
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const dependency = workspace.find((pkg) => pkg.name === name)
    if (dependency?.manifest.private !== true || bundled.has(dependency)) continue
    bundled.add(dependency)
    bundledPackages(dependency, bundled)
  }
  return bundled
}

export const relativeToRoot = (path: string): string => relative(root, path)
