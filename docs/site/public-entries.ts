import { join } from 'node:path'
import { entries } from '../../scripts/build/entries.ts'
import { publishedPackages } from '../../scripts/lib/packages.ts'

/** A module that users import: `@moltify/sdk/webhooks`. */
export interface PublicEntry {
  readonly name: string
  /** Its source file, absolute. */
  readonly source: string
}

/** Returns every module that users import. Of the core it is the root only. */
export const publicEntries = (): PublicEntry[] =>
  publishedPackages.flatMap(({ name, folder, manifest }) =>
    entries(manifest)
      .filter((entry) => entry.hasTypes && (name !== '@molt-sdk/core' || entry.name === 'index'))
      .map((entry) => ({
        name: entry.name === 'index' ? name : `${name}/${entry.name}`,
        source: join(folder, entry.source),
      })),
  )

/** The page of the resources of a client. */
export const resourcePage = (client: string): string => `${client}/resources`
