import type { Hono } from 'hono'
import { watched } from './bodies.ts'
import { ConnectionLost } from './connection-lost.ts'
import { controlPath } from './control/app.ts'
import type { Exchange, Outcome } from './exchange.ts'
import { basePathOf } from './kit/base-path.ts'
import { json } from './kit/json.ts'
import type { Platform, World } from './kit/platform.ts'
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
  readonly baseUrl: string
}

export interface FrontDoor {
  /** Where a URL leads, or `undefined` if no platform lives there. */
  find(url: URL): Destination | undefined
  /** Answers a request, or throws `ConnectionLost`. */
  handle(request: Request, signal: AbortSignal): Promise<Response>
}

/** Leads each request to its platform, and writes down what became of it. */
export const createFrontDoor = ({ world, platforms, control, log }: Behind): FrontDoor => {
  const find = (url: URL): Destination | undefined => {
    for (const platform of platforms) {
      const real = new URL(platform.api.baseUrl)
      if (url.origin === real.origin) return { platform, mount: '', baseUrl: platform.api.baseUrl }
      const mount = `/${platform.name}`
      if (url.pathname === mount || url.pathname.startsWith(`${mount}/`)) {
        return { platform, mount, baseUrl: url.origin + mount + basePathOf(platform.api.baseUrl) }
      }
    }
    return undefined
  }

  const open = (request: Request, to: Destination, signal: AbortSignal): Exchange & Ending => {
    const { platform, mount, baseUrl } = to
    const time = new Date(world.clock.now()).toISOString()
    const startedAt = performance.now()
    const url = new URL(request.url)
    let finished = false
    const exchange: Exchange & Ending = {
      id: world.ids.next('req_'),
      baseUrl,
      mount,
      signal,
      faults: [],
      finish(outcome, status) {
        if (finished) return
        finished = true
        log.write({
          id: exchange.id,
          time,
          platform: platform.name,
          method: request.method,
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

  return { find, handle }
}

interface Ending {
  /** Writes the log entry. Only the first call counts. */
  finish(outcome: Outcome, status: number | undefined): void
}

const nobody = (platforms: readonly Platform[]): Response => {
  const places = platforms.map(({ start }) => start().baseUrl)
  return json(404, { error: 'No platform lives here.', platforms: places, control: controlPath })
}
