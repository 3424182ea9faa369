import type { Hono } from 'hono'
import { controlPath } from '../control/control-api.ts'
import { trackBody } from '../faults/bodies.ts'
import { basePathOf } from '../kit/base-path.ts'
import { jsonResponse } from '../kit/json-response.ts'
import type { Platform, Runtime } from '../kit/platform.ts'
import type { LoggedRequestContext, StartSession } from '../kit/socket.ts'
import type { Activity } from '../runtime/activity.ts'
import { iso } from '../runtime/clock.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { realTimers } from '../runtime/real-timers.ts'
import type { Recorder } from '../runtime/recorder.ts'
import type { RequestLog } from '../runtime/request-log.ts'
import { redactPath } from '../runtime/request-log.ts'
import { recordSocket } from './record-socket.ts'
import { recordUnreadBody } from './record-unread-body.ts'

interface RouterOptions {
  readonly runtime: Pick<Runtime, 'clock' | 'ids'>
  readonly platforms: readonly Platform[]
  readonly control: Hono
  readonly log: RequestLog
  readonly activity: Activity
  /** Keeps headers and bodies, where that is wanted. */
  readonly recorder?: Recorder | undefined
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
export const createRouter = (options: RouterOptions): Router => {
  const { runtime, platforms, control, log, activity, recorder } = options
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
    const id = runtime.ids.next('req_')
    const recording = recorder?.start(id, request, platform, startedAt)
    const describe = () => ({
      id,
      time,
      platform: platform.name,
      method,
      mountPath: mount,
      path: redactPath(url, [platform.secrets]).slice(mount.length),
    })
    if (activity.isObserved()) {
      const caller = recording?.caller
      activity.publish({ type: 'request', request: { ...describe(), caller } })
    }
    let finished = false
    const requestContext: LoggedRequestContext = {
      id,
      baseUrl,
      mountPath: mount,
      tenant,
      signal,
      appliedFaults: [],
      recording,
      finish(outcome, status) {
        if (finished) return
        finished = true
        const { appliedFaults: faults, operation, error } = requestContext
        // The caller can only leave a stalled response.
        const isStalled = outcome === 'aborted' && faults.includes('stall')
        log.write({
          ...describe(),
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
  const handleOther = async (
    request: Request,
    url: URL,
    signal: AbortSignal,
  ): Promise<Response> => {
    const isControl = url.pathname.startsWith(controlPath)
    const time = iso(runtime.clock.now())
    const startedAt = realTimers.now()
    const secrets = platforms.map((platform) => platform.secrets)
    const path = redactPath(url, secrets)
    const response = isControl ? await control.fetch(request) : notMountedResponse(platforms)
    if (isControl && isReadOfPage(request)) return endOnAbort(response, signal)
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
    return endOnAbort(response, signal)
  }

  const handle = async (request: Request, signal: AbortSignal): Promise<Response> => {
    const url = new URL(request.url)
    const to = resolveUrl(url)
    if (!to) return handleOther(request, url, signal)
    const requestContext = createRequestContext(request, to, signal)
    const { recording } = requestContext
    try {
      const response = await to.platform.app.fetch(request, requestContext)
      const { status, headers, body } = response
      if (!body || headers.has('content-length')) {
        const sent = recording ? await recording.response(response) : response
        requestContext.finish(signal.aborted ? 'aborted' : 'completed', status)
        return sent
      }
      recording?.head(response)
      // Without this header, a body without a length that breaks off would look complete.
      headers.set('transfer-encoding', 'chunked')
      const trackedBody = trackBody(
        body,
        signal,
        (outcome) => requestContext.finish(outcome, status),
        recording?.chunk,
      )
      return new Response(trackedBody, { status, headers })
    } catch (error) {
      requestContext.finish(
        error instanceof ConnectionResetError ? 'interrupted' : 'aborted',
        undefined,
      )
      throw error
    } finally {
      if (recording) void recordUnreadBody(request, recording)
    }
  }

  const openSocket = async (request: Request): Promise<StartSession | Response> => {
    const url = new URL(request.url)
    const to = resolveUrl(url)
    const { signal } = new AbortController()
    if (!to) return handleOther(request, url, signal)
    if (!to.platform.openSocket) return notMountedResponse(platforms)
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
      const { recording } = requestContext
      if (!recording) return result
      if (result instanceof Response) return recording.response(result)
      return recordSocket(result, recording)
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

/** Whether a page of the sandbox itself reads: its reads follow each change, and would fill the log. */
const isReadOfPage = ({ method, headers }: Request): boolean =>
  method === 'GET' && headers.get('sec-fetch-site') === 'same-origin'

/** Ends a response without a length, such as a stream of events, when the caller disconnects. */
const endOnAbort = (response: Response, signal: AbortSignal): Response => {
  const { body, headers, status } = response
  if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) return response
  return new Response(
    trackBody(body, signal, () => undefined),
    { status, headers },
  )
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
