import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { published } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

/** An entry of a client, the platform that it speaks to, and the script that tries it. */
export interface Probe {
  client: Package
  platform: string
  file: string
  /** What a user imports. */
  entry: string
  /** The built files behind it: the one for everybody, and the one for Node if that is another. */
  built: { readonly portable: string; readonly node?: string }
}

const folder = join(root, 'scripts', 'probes')

/**
 * `moltinfra.mjs` tries `@moltinfra/sdk` on the platform `moltinfra`, `moltify.webhooks.mjs` the
 * entry `@moltify/sdk/webhooks`.
 */
export const probes: readonly Probe[] = published
  .filter(({ name }) => name.endsWith('/sdk'))
  .flatMap((client) => {
    const platform = client.name.slice(1, client.name.indexOf('/'))
    const others = readdirSync(folder).filter((file) => file.startsWith(`${platform}.`))
    return [...new Set([`${platform}.mjs`, ...others])].map((file) => {
      const subpath = file.split('.').slice(1, -1)[0]
      const target = Object(client.manifest.exports?.[subpath ? `./${subpath}` : '.'])
      const built = { portable: target.default, ...(target.node && { node: target.node.default }) }
      const entry = subpath ? join(client.name, subpath) : client.name
      return { client, platform, file: join(folder, file), entry, built }
    })
  })
