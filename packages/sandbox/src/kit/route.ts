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
import { HttpError } from './http-error.ts'
import { errorResponse, jsonResponse } from './json-response.ts'
import type { PlatformAdapter } from './platform.ts'
import { boundRequest, readBody, readQuery } from './read-request.ts'
import type { StreamResponse } from './stream-response.ts'
import { isStreamResponse, toEventStreamResponse } from './stream-response.ts'

/** An authorized call. Its input was validated by the contract and has the contract's types. */
export interface OperationCall<O extends Operation, Account> {
  readonly account: Account
  readonly params: Readonly<Record<PathParams<O['path']>, string>>
  readonly query: O extends { readonly query: infer S } ? OutputOf<S> : undefined
  readonly body: O extends { readonly body: infer S } ? OutputOf<S> : undefined
  /** The body before the contract removed unknown fields. */
  readonly rawBody: unknown
  /** Files of a multipart body, where the contract allows them. */
  readonly files: readonly File[]
  readonly requestContext: RequestContext
}

type HandlerResult<O extends Operation> =
  | ResponseOf<O>
  | (O extends { readonly streamEvent: object } ? StreamResponse<StreamEventOf<O>> : never)

/** Carries out an operation and returns its data, without the envelope. */
export type Handler<O extends Operation, Account> = (
  call: OperationCall<O, Account>,
) => HandlerResult<O> | Promise<HandlerResult<O>>

/**
 * Adds the route of an operation. Method, path, authentication, rate limits, validation, envelope
 * and faults follow from the contract and the adapter; the handler only carries out the operation.
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
    const request = boundRequest(adapter, operation, req.raw, requestContext.recording?.requestBody)
    const account = await adapter.authenticate(headers, operation, {
      params,
      bytes: request.bytes,
    })
    adapter.authorize({ account, operation, params, requestContext })
    const query = readQuery(adapter, operation, req.url)
    const call = {
      account,
      params,
      query,
      requestContext,
      ...(await readBody(adapter, operation, request)),
    }
    // The input was just validated with the schemas that these types are inferred from.
    const result: unknown = await handler(call as unknown as OperationCall<O, Account>)
    if (isStreamResponse(result)) {
      return toEventStreamResponse(result, (event) => {
        if (checkResponses && operation.streamEvent)
          checkResponse(operation, operation.streamEvent, event)
      })
    }
    if (checkResponses) checkResponse(operation, operation.response, result)
    const body = adapter.successBody(result, operation)
    return body === undefined
      ? new Response(null, { status: 204 })
      : jsonResponse(operation.status, body)
  }

  const runHandlerOrError = async (context: Context<HonoEnv>): Promise<Response> => {
    try {
      return await runHandler(context)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      // No contract limits the size of a body: the limit protects the sandbox.
      if (checkResponses && error.status !== 413) checkErrorCode(adapter.api, operation, error)
      const { req, env: requestContext } = context
      adapter.afterRejection?.({ operation, headers: req.raw.headers, requestContext }, error)
      return errorResponse(adapter, error, context.env)
    }
  }

  const faultErrorBody =
    (requestContext: RequestContext) =>
    ({ status, code, details }: FaultKind & { readonly kind: 'status' }): unknown => {
      const errorCode = code ?? errorCodeFor(adapter, operation, status)
      requestContext.error = new HttpError(errorCode, status, faultMessage, details)
      return adapter.errorBody(requestContext.error)
    }

  app.on(operation.method, honoPath(adapter.api, operation), async (context) => {
    const { env: requestContext } = context
    requestContext.operation = operation
    const faultTarget = { platform: adapter.name, operation: operation.id }
    const replacement = await applyBeforeHandler(
      faults,
      faultTarget,
      requestContext,
      faultErrorBody(requestContext),
    )
    return (
      replacement ??
      applyToResponse(faults, faultTarget, requestContext, await runHandlerOrError(context))
    )
  })
}

/** The `message` of an error that a fault produces. */
export const faultMessage = 'Error injected by a sandbox fault.'

/** Returns the path of an operation in Hono's syntax. */
export const honoPath = ({ baseUrl }: Pick<Api, 'baseUrl'>, { path }: Operation): string =>
  basePathOf(baseUrl) + path.replace(/\{(\w+)\}/g, ':$1')

/** Returns the contract's error code for a status. The operation's own errors come first. */
const errorCodeFor = (
  { api }: PlatformAdapter<unknown>,
  operation: Operation,
  status: number,
): string =>
  [...operation.errors, ...Object.keys(api.errors).reverse()].find(
    (code) => api.errors[code]?.status === status,
  ) ?? `HTTP_${status}`
