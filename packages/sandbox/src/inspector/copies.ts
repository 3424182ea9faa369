import type { RequestDetails } from './types.ts'

const variable = (platform: string): string =>
  `${platform.replace(/-.*/, '').toUpperCase()}_API_KEY`

/** Headers that a client adds by itself. */
const automatic =
  /^(host|connection|content-length|accept.*|user-agent|sec-.*|transfer-encoding|traceparent)$/

/** Quotes a text for a shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Returns a command that sends a request again. The key comes from an environment variable. */
export const asCurl = ({ entry, request }: RequestDetails, origin: string): string => {
  if (!entry) return ''
  const { platform, method, mountPath, path } = entry
  const headers = request.headers
    .filter(([name]) => !automatic.test(name))
    .map(([name, value]) =>
      value.includes('***')
        ? `-H "${name}: ${value.replace('***', `$${variable(platform)}`)}"`
        : `-H ${quote(`${name}: ${value}`)}`,
    )
  const body = request.body.text ? [`--data-raw ${quote(request.body.text)}`] : []
  return [`curl -X ${method} ${quote(origin + mountPath + path)}`, ...headers, ...body].join(
    ' \\\n  ',
  )
}

const clients: Readonly<Record<string, string>> = {
  moltinfra: 'infra',
  moltify: 'moltify',
  moltbotden: 'den',
  moltghost: 'ghost',
}

/** Returns a line that sends the same request with our client, or `undefined` where it has none. */
export const asClientCall = ({ entry, request, contract }: RequestDetails): string | undefined => {
  const client = clients[entry?.platform ?? '']
  if (!entry || !contract || !client) return undefined
  const { method, path: template, effect } = contract
  const [actual = '', search = ''] = entry.path.split('?')
  const options = [
    paramsOf(template, actual),
    search && `query: ${JSON.stringify(Object.fromEntries(new URLSearchParams(search)))}`,
    request.body.text && `body: ${request.body.text}`,
    `effect: '${effect}'`,
  ].filter(Boolean)
  return `await ${client}.request('${method}', '${template}', { ${options.join(', ')} })`
}

/** Returns the parameters of a path, read from its end: the base path comes before the template. */
const paramsOf = (template: string, actual: string): string => {
  const names = template.split('/').reverse()
  const values = actual.split('/').reverse()
  const params = names.flatMap((name, at) =>
    name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(values[at] ?? '')]] : [],
  )
  return params.length ? `params: ${JSON.stringify(Object.fromEntries(params.reverse()))}` : ''
}
