import { clientMethods } from './client-methods.generated.ts'
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
  const { operation, method, path: template, effect } = contract
  const [actual = '', search = ''] = entry.path.split('?')
  const parts = {
    params: paramsOf(template, actual),
    query: search ? Object.fromEntries([...new URLSearchParams(search)].map(toTyped)) : undefined,
    body: request.body.text ? parse(request.body.text) : undefined,
  }
  const [path, ...passed] = clientMethods[entry.platform]?.[operation] ?? []
  if (path !== undefined) {
    const values = passed.map((name) => valueAt(parts, name))
    while (values.length > 0 && values.at(-1) === undefined) values.pop()
    return `await ${client}.${path}(${values.map(show).join(', ')})`
  }
  const options = [
    ...Object.entries(parts).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${show(value)}`],
    ),
    `effect: '${effect}'`,
  ]
  return `await ${client}.request('${method}', '${template}', { ${options.join(', ')} })`
}

/** Returns the parameters of a path, read from its end: the base path comes before the template. */
const paramsOf = (template: string, actual: string): object | undefined => {
  const names = template.split('/').reverse()
  const values = actual.split('/').reverse()
  const params = names.flatMap((name, at) =>
    name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(values[at] ?? '')]] : [],
  )
  return params.length ? Object.fromEntries(params.reverse()) : undefined
}

const toTyped = ([name, value]: [string, string]): [string, unknown] => [
  name,
  /^\d+$/.test(value) ? Number(value) : value,
]

/** Returns the JSON value of a body, or its text. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const valueAt = (parts: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>>)?.[name], parts)

/** Writes a value as code: names without quotes, strings in single quotes. */
const show = (value: unknown): string => {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).map(
    ([name, field]) => `${/^[a-z_$][\w$]*$/i.test(name) ? name : show(name)}: ${show(field)}`,
  )
  return fields.length ? `{ ${fields.join(', ')} }` : '{}'
}
