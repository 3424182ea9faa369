import type {
  Api,
  Operation,
  OutputOf,
  PathParams,
  ResponseOf,
  StreamEventOf,
} from '@molt-sdk/contracts/kernel'
import type { Context, Hono } from 'hono'
import { applyBeforeHandler, applyToResponse } from '../faults/apply.ts'
import type { FaultKind } from '../faults/fault.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import { basePathOf } from './base-path.ts'
import { checkErrorCode, checkResponse } from './check-response.ts'
import { errorResponse } from './error-response.ts'
import type { FrameStream } from './frame-stream.ts'
import { isFrameStream, toEventStreamResponse } from './frame-stream.ts'
import { HttpError } from './http-error.ts'
import { jsonResponse } from './json-response.ts'
import type { PlatformAdapter } from './platform.ts'
import { readBody, readQuery } from './read-request.ts'

/** A call that was let in: its input is checked and typed by the contract. */
export interface OperationCall<O extends Operation, Account> {
  readonly account: Account
  readonly params: Readonly<Record<PathParams<O['path']>, string>>
  readonly query: O extends { readonly query: infer S } ? OutputOf<S> : undefined
  readonly body: O extends { readonly body: infer S } ? OutputOf<S> : undefined
  /** The body before the contract dropped what it does not know. */
  readonly rawBody: unknown
  /** Files that came with the body, where the contract has room for them. */
  readonly files: readonly File[]
  readonly requestContext: RequestContext
}

type HandlerResult<O extends Operation> =
  | ResponseOf<O>
  | (O extends { readonly streamEvent: object } ? FrameStream<StreamEventOf<O>> : never)

/** Does what an operation promises and gives its data, without the envelope. */
export type Handler<O extends Operation, Account> = (
  call: OperationCall<O, Account>,
) => HandlerResult<O> | Promise<HandlerResult<O>>

/**
 * Makes the route of an operation. Method, path, key, limits, checks of input and answer, envelope
 * and faults follow from the contract; the handler only acts.
 */
export const implementOperation = <Account, const O extends Operation>(
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<Account>,
  operation: O,
  handler: Handler<O, Account>,
): void => {
  const { faults, checkResponses } = adapter.runtime

  const runHandler = async ({ req, env: requestContext }: Context<HonoEnv>): Promise<Response> => {
    const params = req.param()
    const { headers } = req.raw
    adapter.beforeAuthentication?.({ operation, headers, requestContext })
    const bytes = async (): Promise<Uint8Array> =>
      new Uint8Array(await req.raw.clone().arrayBuffer())
    const account = await adapter.authenticate(headers, operation, { params, bytes })
    adapter.authorize({ account, operation, params, requestContext })
    const query = readQuery(adapter, operation, req.url)
    const call = {
      account,
      params,
      query,
      requestContext,
      ...(await readBody(adapter, operation, req.raw)),
    }
    // The input was just checked with the schemas that these types are inferred from.
    const answer: unknown = await handler(call as unknown as OperationCall<O, Account>)
    if (isFrameStream(answer)) {
      return toEventStreamResponse(answer, (frame) => {
        if (checkResponses && operation.streamEvent)
          checkResponse(operation, operation.streamEvent, frame)
      })
    }
    if (checkResponses) checkResponse(operation, operation.response, answer)
    const sent = adapter.successBody(answer, operation)
    return sent === undefined
      ? new Response(null, { status: 204 })
      : jsonResponse(operation.status, sent)
  }

  const runHandlerOrError = async (context: Context<HonoEnv>): Promise<Response> => {
    try {
      return await runHandler(context)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (checkResponses) checkErrorCode(adapter.api, operation, error)
      return errorResponse(adapter, error, context.env)
    }
  }

  const faultErrorBody =
    (requestContext: RequestContext) =>
    ({ status, code, details }: FaultKind & { readonly kind: 'status' }): unknown => {
      const name = code ?? errorCodeFor(adapter, operation, status)
      requestContext.error = new HttpError(name, status, 'A fault of the sandbox.', details)
      return adapter.errorBody(requestContext.error)
    }

  app.on(operation.method, honoPath(adapter.api, operation), async (context) => {
    const { env: requestContext } = context
    requestContext.operation = operation
    const faultTarget = { platform: adapter.name, operation: operation.id }
    const instead = await applyBeforeHandler(
      faults,
      faultTarget,
      requestContext,
      faultErrorBody(requestContext),
    )
    return (
      instead ??
      applyToResponse(faults, faultTarget, requestContext, await runHandlerOrError(context))
    )
  })
}

/** The path of an operation, as Hono writes it. */
export const honoPath = ({ baseUrl }: Pick<Api, 'baseUrl'>, { path }: Operation): string =>
  basePathOf(baseUrl) + path.replace(/\{(\w+)\}/g, ':$1')

/** The code that the contract has for a status, those of the operation itself first. */
const errorCodeFor = (
  { api }: PlatformAdapter<unknown>,
  operation: Operation,
  status: number,
): string =>
  [...operation.errors, ...Object.keys(api.errors).reverse()].find(
    (code) => api.errors[code]?.status === status,
  ) ?? `HTTP_${status}`
