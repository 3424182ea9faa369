import { join } from 'node:path'
import { isInternal, sourceCondition } from '../build/entries.ts'
import type { Tarball } from '../pack/tarballs.ts'

interface EntryPaths {
  /** What `require()` and `import` can load. */
  both: string[]
  /** What only `import` can load. */
  esmOnly: string[]
  /** Those of both that are not for Node alone. */
  portable: string[]
}

/** The import paths of all entries that users may import, `@moltify/sdk/webhooks`. */
export function entryPaths(tarballs: readonly Tarball[]): EntryPaths {
  const all = tarballs.flatMap(({ package: { name, manifest } }) =>
    Object.entries(manifest.exports ?? {})
      .filter(([subpath, target]) => typeof target === 'object' && !isInternal(subpath))
      .map(([subpath, target]) => ({
        path: join(name, subpath),
        commonjs: 'require' in Object(target),
        forNode: /\.node\.ts$/.test(Object(target)[sourceCondition]),
      })),
  )
  const both = all.filter(({ commonjs }) => commonjs)
  const paths = (list: typeof all) => list.map(({ path }) => path)
  return {
    both: paths(both),
    esmOnly: paths(all.filter(({ commonjs }) => !commonjs)),
    portable: paths(both.filter(({ forNode }) => !forNode)),
  }
}

/** A module that imports all of the paths. */
export const importingAll = (paths: readonly string[]): string =>
  paths.map((path, i) => `import * as entry${i} from '${path}'\nvoid entry${i}\n`).join('')
