import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import { isApiError } from '../errors/guards.ts'
import { StreamError } from '../errors/stream-error.ts'
import type { ClientContext } from '../http/client-context.ts'
import { Exchange } from '../http/exchange.ts'
import type { Gate } from '../http/gate.ts'
import type { CallOptions } from '../http/options.ts'
import type { Args } from '../http/request.ts'
import { FrameReader } from './frame-reader.ts'

/** What a resource may add to a stream. */
export interface StreamExtras {
  /** Waits for its turn at each of them, and keeps its places until the stream ends. */
  readonly gates?: readonly Gate[] | undefined
  /** Another way to the same stream, for a server that refuses the first. */
  readonly instead?: ((error: ApiError) => readonly [Operation, Args] | undefined) | undefined
}

/** Sends the request of a stream and gives the reader of its frames. */
export const openStream = async (
  context: ClientContext,
  operation: Operation,
  args: Args,
  options: CallOptions,
  { gates, instead }: StreamExtras,
): Promise<FrameReader> => {
  const exchange = new Exchange(context, operation, args, options)
  try {
    const response = await exchange.run(async (response) => response, gates)
    const idle = options.idleTimeout ?? context.settings.idleTimeout ?? 60_000
    return new FrameReader(exchange, context, readable(response, exchange), idle)
  } catch (error) {
    exchange.end(true)
    const other = isApiError(error) ? instead?.(error) : undefined
    if (other) return openStream(context, ...other, options, { gates })
    throw error
  }
}

const readable = (response: Response, exchange: Exchange): ReadableStream<Uint8Array> => {
  const type = response.headers.get('content-type') ?? ''
  if (response.body && /^text\/event-stream\b|^$/.test(type)) return response.body
  throw new StreamError(
    `${exchange.operation.id}: expected text/event-stream, but the answer is ${type || 'empty'}.`,
    { ...exchange.errorContext(), code: 'not_a_stream', status: response.status },
  )
}
