import { ConnectionError } from '../errors/client-errors.ts'
import { MoltError } from '../errors/molt-error.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { Deadline } from './deadline.ts'
import type { Middleware, MiddlewareRequest, Next } from './middleware.ts'
import type { ResponseScope } from './read-response.ts'
import type { PreparedRequest } from './request.ts'
import { mergeHeaders } from './request.ts'
import { innermostMessage, isControlFlow } from './to-molt-error.ts'
import { toResponse } from './transport.ts'

type SentHeaders = PreparedRequest['headers']

/** The parts of a call that its middleware uses. */
interface MiddlewareScope
  extends Pick<ResponseScope, 'context' | 'operation' | 'reporter' | 'errorContext'> {
  readonly deadline: Deadline
  readonly isUpload: boolean
}

/**
 * Runs the middleware of one attempt around its request. The API key is not part of the request that
 * a middleware sees: it is added when the request is sent.
 *
 * @param send sends the request; rejects with an error of ours, or of a framework
 */
export const runMiddleware = async (
  middleware: readonly Middleware[],
  runner: MiddlewareScope,
  { url, headers: allHeaders, body }: Pick<PreparedRequest, 'url' | 'headers' | 'body'>,
  signal: AbortSignal,
  send: (headers: SentHeaders) => Promise<Response>,
): Promise<Response> => {
  const { operation, deadline } = runner
  const { platform, redact } = runner.context
  const keyHeader = platform.auth.header
  const { [keyHeader]: key, ...headers } = allHeaders
  /** What `next` rejected with. A middleware that throws it again did not fail itself. */
  let passedOn: unknown

  const run = async (index: number, request: MiddlewareRequest): Promise<Response> => {
    const current = middleware[index]
    if (!current) {
      // The attempt may have ended before a slow middleware called next().
      if (signal.aborted) throw signal.reason
      deadline.waitingFor = undefined
      return send(key === undefined ? request.headers : { ...request.headers, [keyHeader]: key })
    }
    let mayCallNext = true
    let isPending = false
    const callNext: Next = async (changed = request) => {
      if (!mayCallNext) throw new TypeError('next() must be called once, before it returns')
      mayCallNext = false
      isPending = true
      try {
        return await run(index + 1, toNextRequest(request, changed))
      } catch (error) {
        passedOn = error
        throw error
      } finally {
        isPending = false
      }
    }
    const next: Next = (changed) => {
      const response = callNext(changed)
      // Not awaited by the middleware, a rejection would end the process.
      response.catch(() => undefined)
      return response
    }
    try {
      const response = toResponse(await current(request, next), 'it')
      if (isPending) throw new TypeError('next() must be awaited')
      if (response.bodyUsed || response.body?.locked)
        throw new TypeError('it must not read the body of the response, only that of a clone')
      return response
    } catch (thrown) {
      const isPassedOn = thrown === passedOn && thrown instanceof MoltError
      throw isPassedOn || isControlFlow(thrown) ? thrown : toMiddlewareError(runner, thrown)
    } finally {
      mayCallNext = false
    }
  }

  /** The request for the next middleware, with the headers that this one has chosen. */
  const toNextRequest = (
    request: MiddlewareRequest,
    changed: NonNullable<Parameters<Next>[0]>,
  ): MiddlewareRequest => {
    for (const name of Object.keys(request) as (keyof MiddlewareRequest)[]) {
      if (name !== 'headers' && changed[name] !== request[name])
        throw new TypeError(`next() must get { ...request, headers }, with the same ${name}`)
    }
    const headers: Record<string, string> = {}
    mergeHeaders(headers, changed.headers, operation, redact)
    if (keyHeader in headers)
      throw new TypeError(`it must not set ${keyHeader}. Use the option apiKey`)
    return Object.freeze({ ...request, headers })
  }

  deadline.waitingFor = 'a middleware did not call next()'
  try {
    const request = { ...runner.reporter.event(), url, headers, body: body as string, signal }
    // The body of an upload can be read only once, so it is created when the request is sent.
    if (runner.isUpload) {
      Object.assign(request, { body: undefined })
      delete headers['content-type']
    }
    return await run(0, Object.freeze(request))
  } finally {
    deadline.waitingFor = undefined
  }
}

const toMiddlewareError = (
  { errorContext, context: { redact } }: MiddlewareScope,
  thrown: unknown,
): ConnectionError => {
  const context = errorContext()
  const hint = context.outcome ? ' It may have been processed: check before you retry.' : ''
  const reason = redact.string(innermostMessage(thrown))
  return new ConnectionError(`${context.operation}: a middleware failed: ${reason}.${hint}`, {
    ...context,
    code: 'middleware_failed',
    retryable: false,
    cause: redactCause(thrown, redact),
  })
}
