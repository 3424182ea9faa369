import type { Hono } from 'hono'
import { controlPath } from '../control/control-api.ts'
import { trackBody } from '../faults/bodies.ts'
import { basePathOf } from '../kit/base-path.ts'
import { jsonResponse } from '../kit/json-response.ts'
import type { Platform, Runtime } from '../kit/platform.ts'
import type { LoggedRequestContext, StartSession } from '../kit/socket.ts'
import { iso } from '../runtime/clock.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { realTimers } from '../runtime/real-timers.ts'
import type { RequestLog } from '../runtime/request-log.ts'
import { redactPath } from '../runtime/request-log.ts'

interface RouterOptions {
  readonly runtime: Runtime
  readonly platforms: readonly Platform[]
  readonly control: Hono
  readonly log: RequestLog
}

/** The platform that handles a URL. */
export interface RouteTarget {
  readonly platform: Platform
  /** The part of the path before the platform's own path. */
  readonly mount: string
  /** Id of the agent that the address belongs to, where a platform has an address for each. */
  readonly tenant?: string | undefined
  readonly baseUrl: string
}

export interface Router {
  /** Returns the platform that handles a URL, or `undefined`. */
  resolveUrl(url: URL): RouteTarget | undefined
  /** Returns the response to a request, or throws `ConnectionResetError`. */
  handle(request: Request, signal: AbortSignal): Promise<Response>
  /** Resolves to a function that starts a socket session, or to the response that rejects it. */
  openSocket(request: Request): Promise<StartSession | Response>
}

/** Creates the router, which passes each request to its platform and logs how it ended. */
export const createRouter = ({ runtime, platforms, control, log }: RouterOptions): Router => {
  const resolveUrl = (url: URL): RouteTarget | undefined => {
    for (const platform of platforms) {
      const { api, mount = `/${platform.name}` } = platform
      const basePath = basePathOf(api.baseUrl)
      if (isPlatformUrl(platform, url)) {
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

  const createRequestContext = (
    request: Request,
    to: RouteTarget,
    signal: AbortSignal,
    method = request.method,
  ): LoggedRequestContext => {
    const { platform, mount, baseUrl, tenant } = to
    const time = iso(runtime.clock.now())
    const startedAt = realTimers.now()
    const url = new URL(request.url)
    let finished = false
    const requestContext: LoggedRequestContext = {
      id: runtime.ids.next('req_'),
      baseUrl,
      mountPath: mount,
      tenant,
      signal,
      appliedFaults: [],
      finish(outcome, status) {
        if (finished) return
        finished = true
        const { appliedFaults: faults, operation, error } = requestContext
        // The caller can only leave a stalled response.
        const isStalled = outcome === 'aborted' && faults.includes('stall')
        log.write({
          id: requestContext.id,
          time,
          platform: platform.name,
          method,
          mountPath: mount,
          path: redactPath(url, platform.secrets()).slice(mount.length),
          operation: operation?.id,
          status,
          code: error?.code,
          outcome: isStalled ? 'interrupted' : outcome,
          faults,
          durationMs: elapsedMs(startedAt),
        })
      },
    }
    return requestContext
  }

  /** Handles and logs a request to the control API or to a path where no platform is mounted. */
  const handleOther = async (request: Request, url: URL): Promise<Response> => {
    const isControl = url.pathname.startsWith(controlPath)
    const time = iso(runtime.clock.now())
    const startedAt = realTimers.now()
    const secrets = platforms.flatMap((platform) => platform.secrets())
    const path = redactPath(url, secrets)
    const response = isControl ? await control.fetch(request) : notMountedResponse(platforms)
    log.write({
      id: runtime.ids.next(isControl ? 'control_' : 'req_'),
      time,
      platform: isControl ? 'control' : 'none',
      method: request.method,
      mountPath: '',
      path,
      status: response.status,
      outcome: 'completed',
      faults: [],
      durationMs: elapsedMs(startedAt),
    })
    return response
  }

  const handle = async (request: Request, signal: AbortSignal): Promise<Response> => {
    const url = new URL(request.url)
    const to = resolveUrl(url)
    if (!to) return handleOther(request, url)
    const requestContext = createRequestContext(request, to, signal)
    try {
      const response = await to.platform.app.fetch(request, requestContext)
      const { status, headers, body } = response
      if (!body || headers.has('content-length')) {
        requestContext.finish(signal.aborted ? 'aborted' : 'completed', status)
        return response
      }
      // Without this header, a body without a length that breaks off would look complete.
      headers.set('transfer-encoding', 'chunked')
      const trackedBody = trackBody(body, signal, (outcome) =>
        requestContext.finish(outcome, status),
      )
      return new Response(trackedBody, { status, headers })
    } catch (error) {
      requestContext.finish(
        error instanceof ConnectionResetError ? 'interrupted' : 'aborted',
        undefined,
      )
      throw error
    }
  }

  const openSocket = async (request: Request): Promise<StartSession | Response> => {
    const url = new URL(request.url)
    const to = resolveUrl(url)
    if (!to) return handleOther(request, url)
    if (!to.platform.openSocket) return notMountedResponse(platforms)
    const { signal } = new AbortController()
    const requestContext = createRequestContext(request, to, signal)
    try {
      const result = await to.platform.openSocket({
        path: url.pathname.slice(to.mount.length),
        url,
        headers: request.headers,
        requestContext,
        createMessageContext: () => createRequestContext(request, to, signal, 'SEND'),
      })
      requestContext.finish('completed', result instanceof Response ? result.status : 101)
      return result
    } catch (error) {
      requestContext.finish(
        error instanceof ConnectionResetError ? 'interrupted' : 'aborted',
        undefined,
      )
      throw error
    }
  }

  return { resolveUrl, handle, openSocket }
}

const elapsedMs = (startedAt: number): number =>
  Math.round((realTimers.now() - startedAt) * 10) / 10

/** Returns whether a URL is one of the real platform's. */
export const isPlatformUrl = ({ api, tenantOfHost }: Platform, url: URL): boolean =>
  url.origin === new URL(api.baseUrl).origin ||
  (url.protocol === 'https:' && url.port === '' && tenantOfHost?.(url.hostname) !== undefined)

/** Without CORS headers: it lists the base URLs, which a web page from elsewhere need not read. */
const notMountedResponse = (platforms: readonly Platform[]): Response => {
  const baseUrls = platforms.map(({ info }) => info().baseUrl)
  return jsonResponse(404, {
    error: 'No platform is mounted at this path. See "platforms" for the base URLs.',
    platforms: baseUrls,
    control: controlPath,
  })
}
