import { ConfigError } from '../errors/client-errors.ts'
import { describeValue } from './check-options.ts'
import { createInputError } from './create-input-error.ts'

const loopbackHost = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/

/** Returns whether a URL is that of a test server: a platform is neither local nor uses http. */
export const isTestServer = ({ hostname, protocol }: URL): boolean =>
  protocol === 'http:' || loopbackHost.test(hostname)

/**
 * Validates a base URL and removes trailing slashes. Throws a `ConfigError`.
 *
 * @param source where the URL comes from, for the message
 */
export const normalizeBaseUrl = (
  input: string | URL,
  allowInsecureHttp = false,
  source = 'baseUrl',
): string => {
  const url = parseUrl(input)
  const reject = (problem: string): never => {
    throw new ConfigError(`${source} must ${problem}`, { code: 'invalid_base_url' })
  }
  // A host and a port, such as `localhost:3000`, are parsed as a scheme and a path.
  if (!url || /^\d/.test(url.pathname)) {
    // What precedes an @ may be a password.
    const rendered = `${input}`.replace(/^\/\/|.*@/g, '')
    const hint = /^\.*(\/|$)/.test(rendered)
      ? 'Pass a URL such as "https://api.example.com".'
      : `Did you mean "http${rendered.startsWith('localhost') ? '' : 's'}://${rendered}"?`
    return reject(`be an absolute URL, got "${rendered}". ${hint}`)
  }
  if (url.username || url.password)
    reject('not contain a user name or password. Pass the key as apiKey.')
  const normalized = url.origin + url.pathname.replace(/\/+$/, '')
  // The query is not shown, because it may contain a key.
  if (url.search || url.hash) reject(`not contain a query string or fragment. Use "${normalized}".`)
  const allowsHttp = allowInsecureHttp || loopbackHost.test(url.hostname)
  if (url.protocol !== 'https:' && !(allowsHttp && url.protocol === 'http:')) {
    reject(
      `use https, got "${url.protocol}". http is for localhost only: the key is not encrypted. In a trusted network, set allowInsecureHttp: true.`,
    )
  }
  return normalized
}

/** Parses a URL. Returns `undefined` if it is invalid. */
export const parseUrl = (input: string | URL, base?: string): URL | undefined => {
  try {
    return new URL(input, base)
  } catch {
    return undefined
  }
}

/** Expands a path template. Values are encoded, so that they cannot change the path. */
export const expandPath = (
  path: string,
  params: Readonly<Record<string, string>> | undefined,
  operation: string,
): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = params?.[name]
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw createInputError(operation, {
        [name]: [`must be a non-empty string other than . and .., got ${describeValue(value)}`],
      })
    }
    return encodeURIComponent(value)
  })

/** Builds a query string with its `?`, or an empty string. Skips undefined values. */
export const buildQueryString = (query: Readonly<Record<string, unknown>> | undefined): string => {
  if (!query) return ''
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) pairs.append(name, String(value))
  }
  // `size` is missing in Safari before 17 and in React Native.
  const text = pairs.toString()
  return text && `?${text}`
}
