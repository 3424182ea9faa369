import type { Plugin } from 'esbuild'
import { publishedPackages } from '../lib/packages.ts'

/**
 * Rejects imports of a subpath of a third-party package. Parcel does not read `exports` by default
 * and finds a subpath only where it is a file, as those of our own packages are.
 */
export const noForeignSubpaths: Plugin = {
  name: 'no-foreign-subpaths',
  setup(bundler) {
    const subpaths = /^(@[^/]+\/[^/]+|[^@./][^/:]*)\/./
    bundler.onResolve({ filter: subpaths }, ({ path, importer }) => {
      if (publishedPackages.some(({ name }) => path.startsWith(`${name}/`))) return undefined
      const text = `"${path}" is not found by tools that don't read \`exports\` (imported by ${importer}). Bundle it.`
      return { errors: [{ text }] }
    })
  },
}
