import { ConfigError } from '../errors/config-error.ts'
import { createInputError } from './create-input-error.ts'

/** Names of hosts that are this machine. */
export const loopbackHost: RegExp = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/

/** Checks a base URL and gives it back without a slash at its end. */
export const normalizeBaseUrl = (input: string | URL): string => {
  const url = parseUrl(input)
  const reject = (why: string): never => {
    throw new ConfigError(`baseUrl ${why}`, { code: 'invalid_base_url' })
  }
  if (!url) return reject('is not a whole URL, such as https://host/path.')
  if (url.username || url.password) reject('must not hold a user or password; use apiKey.')
  if (url.search || url.hash) reject('must have no ? or #.')
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHost.test(url.hostname))
  if (!safe) reject(`must be https:, not ${url.protocol} (http: is for this machine alone).`)
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** The URL, or nothing where `new URL` would throw. */
export const parseUrl = (input: string | URL, base?: string): URL | undefined => {
  try {
    return new URL(input, base)
  } catch {
    return undefined
  }
}

/** Fills a path template. Each part is encoded, so that none can climb out of its place. */
export const expandPath = (
  path: string,
  params: Readonly<Record<string, string>> | undefined,
  operation: string,
): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = params?.[name]
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw createInputError(operation, {
        [name]: ['must be a non-empty string other than . and ..'],
      })
    }
    return encodeURIComponent(value)
  })

/** A query string with its `?`, or nothing. Undefined values are left out. */
export const buildQueryString = (query: Readonly<Record<string, unknown>> = {}): string => {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) pairs.append(name, String(value))
  }
  return pairs.size ? `?${pairs}` : ''
}
