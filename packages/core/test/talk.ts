import type { MessageFrame } from '@molt-sdk/contracts/moltinfra'
import { platform, streamMessage } from '@molt-sdk/contracts/moltinfra'
import { afterAll, beforeAll, expect } from 'vitest'
import type { CallOptions, ClientOptions } from '../src/http/options.ts'
import { Http } from '../src/index.ts'
import type { Collector } from '../src/streams/collector.ts'
import type { EventStream } from '../src/streams/event-stream.ts'
import type { StreamExtras } from '../src/streams/open-stream.ts'
import type { StreamServer } from './stream-server.ts'

/** The contents of the tokens, and in the end all of them. */
class TextCollector implements Collector<MessageFrame, string, string> {
  #text = ''
  #done = false

  item({ type, content }: MessageFrame): string | undefined {
    if (type === 'done') this.#done = true
    if (type !== 'token' || typeof content !== 'string') return undefined
    this.#text += content
    return content
  }

  final(): string | undefined {
    return this.#done ? this.#text : undefined
  }
}

export type Talk = EventStream<string, string>

/** A function that streams an answer of the server, to a message of which a second may do harm. */
export const talker = (
  { baseUrl }: StreamServer,
  options: ClientOptions = {},
): ((call?: CallOptions, extras?: StreamExtras) => Talk) => {
  const http = new Http(platform, { apiKey: 'mi_test_key', baseUrl, ...options })
  const args = { params: { agentId: 'agent_1' }, body: { text: 'Hello' } }
  return (call = {}, extras = {}) =>
    http.stream(streamMessage, args, call, new TextCollector(), extras)
}

/** One stream of a client made for it. */
export const talk = (server: StreamServer, call?: CallOptions, options?: ClientOptions): Talk =>
  talker(server, options)(call)

/** What a stream gave, and how it ended. */
export interface Outcome {
  readonly items: readonly string[]
  /** What was thrown; undefined after an end without harm. */
  readonly error: unknown
}

/** Reads a stream to its end, whatever that is. */
export const read = async (stream: AsyncIterable<string>): Promise<Outcome> => {
  const items: string[] = []
  try {
    for await (const item of stream) items.push(item)
    return { items, error: undefined }
  } catch (error) {
    return { items, error }
  }
}

/** What a promise is rejected with. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => expect.fail(`expected a rejection, but got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )

/** Fails the file if a promise of any of its tests was rejected and nobody looked. */
export const expectNoUnhandledRejection = (): void => {
  const unhandled: unknown[] = []
  const note = (reason: unknown): void => {
    unhandled.push(reason)
  }
  beforeAll(() => {
    process.on('unhandledRejection', note)
  })
  afterAll(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
}

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))
