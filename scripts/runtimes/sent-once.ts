import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Check } from '../lib/checks.ts'
import { clients } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { commandLines } from './command-lines.ts'

/** Loses the connections of writes in each runtime: some send a request again by themselves. */
export function sentOnceChecks(): Check[] {
  const { folder, manifest } = clients.find(({ name }) => name === '@moltinfra/sdk') ?? notFound()
  const urls = ['.', './node'].map((entry) => {
    const target = Object(manifest.exports?.[entry])
    return pathToFileURL(join(folder, (target.node ?? target).default)).href
  })
  const probe = join(root, 'scripts', 'runtimes', 'sent-once-probe.mjs')
  return commandLines.map(({ name, command }) => ({
    name: `a write whose connection is lost is sent once on ${name}`,
    run: async () => {
      const { code, output } = await run([...command, probe, ...urls], {
        cwd: root,
        env: process.env,
      })
      return code === 0 ? [] : [output]
    },
  }))
}

function notFound(): never {
  throw new Error('The package @moltinfra/sdk was not found.')
}
