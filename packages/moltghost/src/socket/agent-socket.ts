/// <reference lib="esnext.disposable" />

import type { MoltError } from '@molt-sdk/core'
import { ConnectionError } from '@molt-sdk/core'
import type { CallOptions, ClientContext, ErrorContext } from '@molt-sdk/core/client'
import {
  EventStream,
  prepareRequest,
  RequestRunner,
  StreamEventReader,
  toMoltError,
} from '@molt-sdk/core/client'
import { ChatAccumulator } from '../chat/chat-accumulator.ts'
import { consumeText } from '../chat/chat-api.ts'
import type { ChatInput, ChatOptions, StreamingOptions } from '../chat/chat-options.ts'
import { splitOptions, toMessages } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import { ChatStream } from '../chat/chat-stream.ts'
import { resolveTimeouts } from '../chat/resolve-timeouts.ts'
import type { UsageMeter } from '../usage-meter.ts'
import type { ConnectionState } from './connection-states.ts'
import { chatOverSocket } from './operations.ts'
import type { SocketConnection, SocketConnectionEvents } from './socket-connection.ts'
import { notSentError, SocketQueue } from './socket-queue.ts'
import { SocketReply } from './socket-reply.ts'

/** What can be said of one turn on a socket. */
export type SocketChatOptions = Omit<ChatOptions, 'stream_options' | 'headers' | 'maxRetries'>

/**
 * A conversation over one WebSocket: one turn at a time, in the order in which they were given.
 * A connection that breaks between turns is made again; a turn that it broke in fails, and those
 * that waited are handed back with an error that says that they were not sent.
 */
export class AgentSocket implements AsyncDisposable {
  readonly #context: ClientContext
  readonly #meter: UsageMeter
  readonly #line: SocketConnection
  readonly #turns: SocketQueue
  #failure: MoltError | undefined

  /** @internal */
  constructor(
    context: ClientContext,
    meter: UsageMeter,
    maxQueue: number,
    line: (events: SocketConnectionEvents) => SocketConnection,
  ) {
    this.#context = context
    this.#meter = meter
    this.#turns = new SocketQueue(maxQueue, () => this.#line.wire !== undefined)
    this.#line = line({
      onOpen: () => this.#turns.startNext(),
      onMessage: (text) => this.#turns.current?.push(text),
      onClose: (describe) => this.#onClose(describe),
      onEnd: (error) => this.#onEnd(error),
    })
  }

  /** Where the connection stands. */
  get connectionState(): ConnectionState {
    return this.#line.states.current
  }

  /** Where the connection stands, now and after each change, until it is closed. */
  connectionStates(): AsyncGenerator<ConnectionState, void, undefined> {
    return this.#line.states.values()
  }

  /** Takes a turn at once, and gives the reply. */
  chat(
    input: ChatInput,
    options: SocketChatOptions & Pick<StreamingOptions, 'onChunk'> = {},
  ): Promise<ChatReply> {
    return consumeText(this.stream(input, options), options.onChunk)
  }

  /**
   * Takes a turn when it is first read. Turns after it wait until it has ended; one that is left
   * early takes its connection with it, since nothing else stops an agent that is speaking.
   */
  stream(input: ChatInput, options: SocketChatOptions = {}): ChatStream {
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options)
    const body = { action: 'message', ...requestParams, messages: toMessages(input) }
    const limits = resolveTimeouts(callOptions, this.#context.options, timeoutSeconds)
    const collector = new ChatAccumulator((reply) => this.#meter.record(chatOverSocket.id, reply))
    return new ChatStream(new EventStream(collector, () => this.#open(body, limits, collector)))
  }

  /** Closes the connection. A turn under way fails, and those that wait are handed back. */
  async close(): Promise<void> {
    this.#line.close()
    const code = 'socket_closed'
    const describe = (context: ErrorContext): MoltError =>
      new ConnectionError('The socket was closed.', { ...context, code, retryable: false })
    this.#onEnd(describe({}))
    this.#onClose(describe)
  }

  /** @internal */
  open(signal: AbortSignal | undefined, maxRetries: number): Promise<void> {
    return this.#line.open(signal, maxRetries)
  }

  /** For `await using`: the same as {@link close}. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #open(body: unknown, call: CallOptions, collector: ChatAccumulator): StreamEventReader {
    const context = this.#context
    const exchange = new RequestRunner(context, chatOverSocket, { body }, call)
    const idle = call.idleTimeout ?? context.options.idleTimeout ?? 60_000
    return new StreamEventReader(exchange, context, idle, async (tooLong) => {
      const turn = new SocketReply({
        isOver: () => collector.isComplete,
        tooLong,
        errorContext: exchange.errorContext,
        onEnd: (isClean) => this.#onReplyEnd(turn, isClean),
      })
      try {
        const message = prepareRequest(context, chatOverSocket, { body }, {}).body as string
        await exchange.deadline.race(() => this.#enqueue(turn))
        const { wire } = this.#line
        if (!wire) throw notSentError('not_sent', 'the connection was lost before its turn')
        exchange.markSent()
        this.#emitRequest(call, body)
        await exchange.deadline.race(() => turn.start(wire, message), call.timeout)
        return turn
      } catch (thrown) {
        turn.cancel()
        const error = toMoltError(thrown, exchange.errorContext())
        exchange.finish()
        exchange.reportError(error)
        throw error
      }
    })
  }

  /** Tells the hooks of a message that goes out, as of any other request. */
  #emitRequest({ hooks }: CallOptions, body: unknown): void {
    const { observer, redact, options } = this.#context
    const { id: operation, method, path } = chatOverSocket
    const url = redact.string(options.baseUrl + path)
    const event = { operation, method, path, attempt: 1, url, headers: {} }
    observer.with(hooks).emit('onRequest', () => ({ ...event, body: redact.value(body) }))
  }

  #enqueue(turn: SocketReply): Promise<void> {
    if (this.connectionState !== 'closed') return this.#turns.enqueue(turn)
    return Promise.reject(notSentError('socket_closed', 'the socket is closed', this.#failure))
  }

  #onReplyEnd(turn: SocketReply, isClean: boolean): void {
    if (!this.#turns.remove(turn)) return
    if (isClean) {
      this.#line.resetFailureCount()
      this.#turns.startNext()
    } else if (this.#line.wire) this.#line.reconnect()
  }

  /** The connection is gone. What was said on it may or may not have been heard. */
  #onClose(describe: (context: ErrorContext) => MoltError): void {
    this.#turns.current?.fail(describe)
    this.#turns.rejectWaiting(describe({}))
  }

  /** There will be no other connection. */
  #onEnd(error: MoltError): void {
    this.#failure ??= error
    this.#turns.rejectWaiting(error)
  }
}
