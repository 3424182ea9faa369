import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { published } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

/** A client, the platform that it speaks to, and the script that tries it. */
export interface Probe {
  client: Package
  platform: string
  file: string
}

/** One for each client: `@moltinfra/sdk` is tried by `moltinfra.mjs` on the platform `moltinfra`. */
export const probes: readonly Probe[] = published
  .filter(({ name }) => name.endsWith('/sdk'))
  .map((client) => {
    const platform = client.name.slice(1, client.name.indexOf('/'))
    return { client, platform, file: join(root, 'scripts', 'probes', `${platform}.mjs`) }
  })
