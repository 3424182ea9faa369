import type {
  Api,
  Operation,
  OutputOf,
  PathParams,
  ResponseOf,
  StreamEventOf,
} from '@molt-sdk/contracts/kernel'
import type { Context, Hono } from 'hono'
import type { Env, Exchange } from '../exchange.ts'
import type { FaultKind } from '../fault.ts'
import { afterActing, beforeActing } from '../fault-effects.ts'
import { basePathOf } from './base-path.ts'
import { checkAnswer, checkRefusal } from './check-answer.ts'
import type { FrameStream } from './event-stream.ts'
import { eventStream, isFrameStream } from './event-stream.ts'
import { json } from './json.ts'
import type { House } from './platform.ts'
import { readBody, readQuery } from './read-input.ts'
import { Refusal } from './refusal.ts'
import { refused } from './refused.ts'

/** A call that was let in: its input is checked and typed by the contract. */
export interface Call<O extends Operation, Account> {
  readonly account: Account
  readonly params: Readonly<Record<PathParams<O['path']>, string>>
  readonly query: O extends { readonly query: infer S } ? OutputOf<S> : undefined
  readonly body: O extends { readonly body: infer S } ? OutputOf<S> : undefined
  /** The body before the contract dropped what it does not know. */
  readonly sent: unknown
  /** Files that came with the body, where the contract has room for them. */
  readonly files: readonly File[]
  readonly exchange: Exchange
}

type AnswerOf<O extends Operation> =
  | ResponseOf<O>
  | (O extends { readonly streamEvent: object } ? FrameStream<StreamEventOf<O>> : never)

/** Does what an operation promises and gives its data, without the envelope. */
export type Handler<O extends Operation, Account> = (
  call: Call<O, Account>,
) => AnswerOf<O> | Promise<AnswerOf<O>>

/**
 * Makes the route of an operation. Method, path, key, limits, checks of input and answer, envelope
 * and faults follow from the contract; the handler only acts.
 */
export const implement = <Account, const O extends Operation>(
  app: Hono<Env>,
  house: House<Account>,
  operation: O,
  handler: Handler<O, Account>,
): void => {
  const { faults, checkAnswers } = house.world

  const act = async ({ req, env: exchange }: Context<Env>): Promise<Response> => {
    const params = req.param()
    const { headers } = req.raw
    house.arrive?.({ operation, headers, exchange })
    const bytes = async (): Promise<Uint8Array> =>
      new Uint8Array(await req.raw.clone().arrayBuffer())
    const account = await house.authenticate(headers, operation, { params, bytes })
    house.admit({ account, operation, params, exchange })
    const query = readQuery(house, operation, req.url)
    const call = {
      account,
      params,
      query,
      exchange,
      ...(await readBody(house, operation, req.raw)),
    }
    // The input was just checked with the schemas that these types are inferred from.
    const answer: unknown = await handler(call as unknown as Call<O, Account>)
    if (isFrameStream(answer)) {
      return eventStream(answer, (frame) => {
        if (checkAnswers && operation.streamEvent)
          checkAnswer(operation, operation.streamEvent, frame)
      })
    }
    if (checkAnswers) checkAnswer(operation, operation.response, answer)
    const sent = house.answerBody(answer, operation)
    return sent === undefined ? new Response(null, { status: 204 }) : json(operation.status, sent)
  }

  const actOrRefuse = async (context: Context<Env>): Promise<Response> => {
    try {
      return await act(context)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (checkAnswers) checkRefusal(house.api, operation, error)
      return refused(house, error, context.env)
    }
  }

  const refusalBy =
    (exchange: Exchange) =>
    ({ status, code, details }: FaultKind & { readonly kind: 'status' }): unknown => {
      const name = code ?? codeFor(house, operation, status)
      exchange.refusal = new Refusal(name, status, 'A fault of the sandbox.', details)
      return house.refusalBody(exchange.refusal)
    }

  app.on(operation.method, routeOf(house.api, operation), async (context) => {
    const { env: exchange } = context
    exchange.operation = operation
    const struck = { platform: house.name, operation: operation.id }
    const instead = await beforeActing(faults, struck, exchange, refusalBy(exchange))
    return instead ?? afterActing(faults, struck, exchange, await actOrRefuse(context))
  })
}

/** The path of an operation, as Hono writes it. */
export const routeOf = ({ baseUrl }: Pick<Api, 'baseUrl'>, { path }: Operation): string =>
  basePathOf(baseUrl) + path.replace(/\{(\w+)\}/g, ':$1')

/** The code that the contract has for a status, those of the operation itself first. */
const codeFor = ({ api }: House<unknown>, operation: Operation, status: number): string =>
  [...operation.errors, ...Object.keys(api.errors).reverse()].find(
    (code) => api.errors[code]?.status === status,
  ) ?? `HTTP_${status}`
