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
  readonly exchange: RequestContext
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
  house: PlatformAdapter<Account>,
  operation: O,
  handler: Handler<O, Account>,
): void => {
  const { faults, checkAnswers } = house.world

  const runHandler = async ({ req, env: exchange }: Context<HonoEnv>): Promise<Response> => {
    const params = req.param()
    const { headers } = req.raw
    house.beforeAuthentication?.({ operation, headers, exchange })
    const bytes = async (): Promise<Uint8Array> =>
      new Uint8Array(await req.raw.clone().arrayBuffer())
    const account = await house.authenticate(headers, operation, { params, bytes })
    house.authorize({ account, operation, params, exchange })
    const query = readQuery(house, operation, req.url)
    const call = {
      account,
      params,
      query,
      exchange,
      ...(await readBody(house, operation, req.raw)),
    }
    // The input was just checked with the schemas that these types are inferred from.
    const answer: unknown = await handler(call as unknown as OperationCall<O, Account>)
    if (isFrameStream(answer)) {
      return toEventStreamResponse(answer, (frame) => {
        if (checkAnswers && operation.streamEvent)
          checkResponse(operation, operation.streamEvent, frame)
      })
    }
    if (checkAnswers) checkResponse(operation, operation.response, answer)
    const sent = house.successBody(answer, operation)
    return sent === undefined
      ? new Response(null, { status: 204 })
      : jsonResponse(operation.status, sent)
  }

  const runHandlerOrError = async (context: Context<HonoEnv>): Promise<Response> => {
    try {
      return await runHandler(context)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (checkAnswers) checkErrorCode(house.api, operation, error)
      return errorResponse(house, error, context.env)
    }
  }

  const faultErrorBody =
    (exchange: RequestContext) =>
    ({ status, code, details }: FaultKind & { readonly kind: 'status' }): unknown => {
      const name = code ?? errorCodeFor(house, operation, status)
      exchange.error = new HttpError(name, status, 'A fault of the sandbox.', details)
      return house.errorBody(exchange.error)
    }

  app.on(operation.method, honoPath(house.api, operation), async (context) => {
    const { env: exchange } = context
    exchange.operation = operation
    const faultTarget = { platform: house.name, operation: operation.id }
    const instead = await applyBeforeHandler(
      faults,
      faultTarget,
      exchange,
      faultErrorBody(exchange),
    )
    return (
      instead ?? applyToResponse(faults, faultTarget, exchange, await runHandlerOrError(context))
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
