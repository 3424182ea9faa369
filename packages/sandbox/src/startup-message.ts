import { controlPath } from './control/control-api.ts'
import type { Sandbox } from './sandbox.ts'

/** Returns what the server prints first: the base URLs, keys and ids of all platforms. */
export const startupMessage = (
  { url, platformInfo }: Pick<Sandbox, 'platformInfo'> & { readonly url: string },
  host: string,
): string => {
  const tables = Object.entries(platformInfo()).map(([name, info]) => {
    const { baseUrl, apiKey, keys = { API: apiKey }, ids } = info
    const rows: (readonly [string, string])[] = [['base URL', baseUrl]]
    for (const [role, key] of Object.entries(keys)) rows.push([`${role} key`, key])
    for (const [kind, all] of Object.entries(ids)) rows.push([kind, listIds(all)])
    return { name, rows }
  })
  const width = Math.max(...tables.flatMap(({ rows }) => rows.map(([label]) => label.length)))
  const platforms = tables.flatMap(({ name, rows }) => [
    `  ${name}`,
    ...rows.map(([label, value]) => `    ${label.padEnd(width)} ${value}`),
    '',
  ])
  return [
    'The Molt sandbox is running. Press Ctrl+C to stop it.',
    '',
    ...platforms,
    `  Inspector, for a browser, and control API: ${url}${controlPath}`,
    ...(/^(localhost|127\..*|::1)$/.test(host) ? [] : [exposed]),
    '',
  ].join('\n')
}

const exposed = `
  Other machines can reach this sandbox and read its keys. Clients there need the host name of this
  machine in baseUrl, and allowInsecureHttp: true.`

const maxListedIds = 3

const listIds = (ids: readonly string[]): string =>
  [...ids.slice(0, maxListedIds), ...(ids.length > maxListedIds ? ['…'] : [])].join(', ') || 'none'
