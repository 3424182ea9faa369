import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { publishedPackages } from '../lib/packages.ts'

/**
 * Rejects imports of a subpath of a third-party package. Parcel does not read `exports` by default
 * and finds a subpath only where it is a file, as those of our own packages are, or a folder with a
 * manifest of its own, as `zod/mini` is.
 */
export const noForeignSubpaths: Plugin = {
  name: 'no-foreign-subpaths',
  setup(bundler) {
    const subpaths = /^(@[^/]+\/[^/]+|[^@./][^/:]*)\/./
    bundler.onResolve({ filter: subpaths }, ({ path, importer }) => {
      if (publishedPackages.some(({ name }) => path.startsWith(`${name}/`))) return undefined
      if (isFolderOf(path, importer)) return undefined
      const text = `"${path}" is not found by tools that don't read \`exports\` (imported by ${importer}). Bundle it.`
      return { errors: [{ text }] }
    })
  },
}

/** Whether the subpath is a folder of its package that has a manifest. */
const isFolderOf = (path: string, importer: string): boolean => {
  const [, name = '', subpath = ''] = /^(@[^/]+\/[^/]+|[^/]+)\/(.+)$/.exec(path) ?? []
  try {
    const manifest = createRequire(importer).resolve(`${name}/package.json`)
    return existsSync(join(dirname(manifest), subpath, 'package.json'))
  } catch {
    return false
  }
}
