import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { clients, platformOf } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

/** An entry of a client, its platform, and the script that tests it. */
export interface Probe {
  client: Package
  platform: string
  file: string
  /** What a user imports. */
  entry: string
  /** The built files of the entry: the portable one, and the one for Node if it differs. */
  built: { readonly portable: string; readonly node?: string }
}

const folder = join(root, 'scripts', 'probes')

/**
 * `moltinfra.mjs` tests `@moltinfra/sdk` on the platform `moltinfra`, `moltify.webhooks.mjs` tests the
 * entry `@moltify/sdk/webhooks`.
 */
export const probes: readonly Probe[] = clients.flatMap((client) => {
  const platform = platformOf(client)
  const subpathProbes = readdirSync(folder).filter((file) => file.startsWith(`${platform}.`))
  return [...new Set([`${platform}.mjs`, ...subpathProbes])].map((file) => {
    const subpath = file.split('.').slice(1, -1)[0]
    const target = Object(client.manifest.exports?.[subpath ? `./${subpath}` : '.'])
    const built = { portable: target.default, ...(target.node && { node: target.node.default }) }
    const entry = subpath ? join(client.name, subpath) : client.name
    return { client, platform, file: join(folder, file), entry, built }
  })
})
