import { ConfigError } from '@molt-sdk/core'

const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * Where the callbacks of a task go: below the base and nowhere else, for what is sent there is
 * signed. Throws a `ConfigError` if the event names another place.
 */
export const callbackUrl = (
  callbackUrl: unknown,
  taskId: string,
  baseUrl: string | URL = 'https://moltify.ai',
): string => {
  const base = parse(baseUrl)
  if (base?.protocol !== 'https:' && !loopbackHost.test(base?.hostname ?? '')) {
    return reject('baseUrl must be a whole https: URL (http: is for this machine alone).')
  }
  const urlPrefix = `${base?.origin}${base?.pathname.replace(/\/+$/, '')}/`
  const path = `api/agent/tasks/${encodeURIComponent(taskId)}/callback`
  // A task whose id is made of dots would be another place of the platform.
  const isDots = /^\.\.?$/.test(taskId)
  const url = (!isDots && parse(`${callbackUrl ?? urlPrefix + path}`)?.href) || ''
  // As the URL is understood: its dots resolved, with a user's name in it if there is one.
  if (url.startsWith(urlPrefix)) return url
  return reject(
    `The callback URL of the event is not below ${urlPrefix}, so nothing was signed or sent. If Moltify is elsewhere, say where with baseUrl.`,
  )
}

const reject = (message: string): never => {
  throw new ConfigError(message, { code: 'invalid_base_url' })
}

const parse = (url: string | URL): URL | undefined => {
  try {
    return new URL(url)
  } catch {
    return undefined
  }
}
