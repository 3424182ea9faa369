import type { Hono } from 'hono'
import { watched } from './bodies.ts'
import { ConnectionLost } from './connection-lost.ts'
import { controlPath } from './control/app.ts'
import { basePathOf } from './kit/base-path.ts'
import { json } from './kit/json.ts'
import type { Platform, World } from './kit/platform.ts'
import type { Noted, StartSession } from './kit/socket.ts'
import type { RequestLog } from './request-log.ts'
import { redactedPath } from './request-log.ts'

interface Behind {
  readonly world: World
  readonly platforms: readonly Platform[]
  readonly control: Hono
  readonly log: RequestLog
}

/** Where a URL leads. */
export interface Destination {
  readonly platform: Platform
  /** What stands before the platform's own path. */
  readonly mount: string
  /** Whose address it is, where a platform has many. */
  readonly tenant?: string | undefined
  readonly baseUrl: string
}

export interface FrontDoor {
  /** Where a URL leads, or `undefined` if no platform lives there. */
  find(url: URL): Destination | undefined
  /** Answers a request, or throws `ConnectionLost`. */
  handle(request: Request, signal: AbortSignal): Promise<Response>
  /** Answers who wants to open a socket: with a session, or with what refuses it. */
  connect(request: Request): Promise<StartSession | Response>
}

/** Leads each request to its platform, and writes down what became of it. */
export const createFrontDoor = ({ world, platforms, control, log }: Behind): FrontDoor => {
  const find = (url: URL): Destination | undefined => {
    for (const platform of platforms) {
      const { api, mount = `/${platform.name}` } = platform
      const basePath = basePathOf(api.baseUrl)
      if (isRealOf(platform, url)) {
        const tenant = platform.tenantOfHost?.(url.hostname) || undefined
        return { platform, mount: '', baseUrl: url.origin + basePath, tenant }
      }
      if (url.pathname === mount || url.pathname.startsWith(`${mount}/`)) {
        const [, segment = ''] = url.pathname.slice(mount.length).split('/')
        const tenant = platform.isTenant?.(segment) ? segment : undefined
        const full = tenant === undefined ? mount : `${mount}/${tenant}`
        return { platform, mount: full, baseUrl: url.origin + full + basePath, tenant }
      }
    }
    return undefined
  }

  const open = (
    request: Request,
    to: Destination,
    signal: AbortSignal,
    method = request.method,
  ): Noted => {
    const { platform, mount, baseUrl, tenant } = to
    const time = new Date(world.clock.now()).toISOString()
    const startedAt = performance.now()
    const url = new URL(request.url)
    let finished = false
    const exchange: Noted = {
      id: world.ids.next('req_'),
      baseUrl,
      mount,
      tenant,
      signal,
      faults: [],
      finish(outcome, status) {
        if (finished) return
        finished = true
        log.write({
          id: exchange.id,
          time,
          platform: platform.name,
          method,
          path: redactedPath(url, platform.secrets()).slice(mount.length),
          operation: exchange.operation?.id,
          status,
          code: exchange.refusal?.code,
          outcome,
          faults: exchange.faults,
          ms: Math.round((performance.now() - startedAt) * 10) / 10,
        })
      },
    }
    return exchange
  }

  const handle = async (request: Request, signal: AbortSignal): Promise<Response> => {
    const url = new URL(request.url)
    const to = find(url)
    if (!to)
      return url.pathname.startsWith(controlPath) ? control.fetch(request) : nobody(platforms)
    const exchange = open(request, to, signal)
    try {
      const response = await to.platform.app.fetch(request, exchange)
      const { status, headers, body } = response
      if (!body || headers.has('content-length')) {
        exchange.finish(signal.aborted ? 'aborted' : 'answered', status)
        return response
      }
      // Without it, a body of no stated length that breaks off would pass for one that has ended.
      headers.set('transfer-encoding', 'chunked')
      const passedOn = watched(body, signal, (outcome) => exchange.finish(outcome, status))
      return new Response(passedOn, { status, headers })
    } catch (error) {
      exchange.finish(error instanceof ConnectionLost ? 'cut' : 'aborted', undefined)
      throw error
    }
  }

  const connect = async (request: Request): Promise<StartSession | Response> => {
    const url = new URL(request.url)
    const to = find(url)
    if (!to?.platform.openSocket) return nobody(platforms)
    const { signal } = new AbortController()
    const exchange = open(request, to, signal)
    try {
      const answer = await to.platform.openSocket({
        path: url.pathname.slice(to.mount.length),
        url,
        headers: request.headers,
        exchange,
        message: () => open(request, to, signal, 'SEND'),
      })
      exchange.finish('answered', answer instanceof Response ? answer.status : 101)
      return answer
    } catch (error) {
      exchange.finish(error instanceof ConnectionLost ? 'cut' : 'aborted', undefined)
      throw error
    }
  }

  return { find, handle, connect }
}

/** Whether a URL is the platform's own in the world outside. */
export const isRealOf = ({ api, tenantOfHost }: Platform, url: URL): boolean =>
  url.origin === new URL(api.baseUrl).origin ||
  (url.protocol === 'https:' && url.port === '' && tenantOfHost?.(url.hostname) !== undefined)

const nobody = (platforms: readonly Platform[]): Response => {
  const places = platforms.map(({ start }) => start().baseUrl)
  return json(404, { error: 'No platform lives here.', platforms: places, control: controlPath })
}
