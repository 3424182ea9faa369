/// <reference lib="esnext.disposable" />

import type { MoltError } from '@molt-sdk/core'
import { ConnectionError } from '@molt-sdk/core'
import type { CallOptions, ClientContext, ErrorContext } from '@molt-sdk/core/client'
import {
  EventStream,
  nextTask,
  prepareRequest,
  RequestRunner,
  StreamEventReader,
  toMoltError,
} from '@molt-sdk/core/client'
import { ChatAccumulator } from '../chat/chat-accumulator.ts'
import { consumeText } from '../chat/chat-api.ts'
import type { ChatInput, ChatOptions, StreamingOptions } from '../chat/chat-options.ts'
import { chatRules, combinedOptions, splitOptions, toMessages } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import { ChatStream } from '../chat/chat-stream.ts'
import { resolveTimeouts } from '../chat/resolve-timeouts.ts'
import type { UsageMeter } from '../usage-meter.ts'
import type { ConnectionState } from './connection-states.ts'
import { chatOverSocket } from './operations.ts'
import type { SocketConnection, SocketConnectionEvents } from './socket-connection.ts'
import { connectionLostError, notSentError, SocketQueue } from './socket-queue.ts'
import { SocketReply } from './socket-reply.ts'

/** Options of one message on a socket. */
export type SocketChatOptions = Omit<
  ChatOptions,
  'stream_options' | 'headers' | 'maxRetries' | 'use'
>

const { stream_options: _, headers: __, maxRetries: ___, use: ____, ...socketChatRules } = chatRules

/**
 * Chats over one WebSocket. Messages are sent one at a time, in order; the next one is sent when the
 * reply to the previous one is complete. A lost connection is reopened. The message whose reply was
 * being received then fails, and queued messages are rejected with an error that says that they
 * were not sent.
 */
export class AgentSocket implements AsyncDisposable {
  readonly #context: ClientContext
  readonly #meter: UsageMeter
  readonly #model: string | undefined
  readonly #connection: SocketConnection
  readonly #queue: SocketQueue
  #failure: MoltError | undefined

  /** @internal */
  constructor(
    context: ClientContext,
    meter: UsageMeter,
    maxQueue: number,
    model: string | undefined,
    createConnection: (events: SocketConnectionEvents) => SocketConnection,
  ) {
    this.#context = context
    this.#meter = meter
    this.#model = model
    this.#queue = new SocketQueue(maxQueue, () => this.#connection.transport !== undefined)
    this.#connection = createConnection({
      onOpen: () => this.#queue.startNext(),
      onMessages: (...args) => this.#queue.current?.push(...args),
      onClose: (describe) => this.#onClose(describe),
      onEnd: (error) => this.#onEnd(error),
    })
  }

  /** State of the connection. */
  get connectionState(): ConnectionState {
    return this.#connection.states.current
  }

  /** Iterates over the current state and every later one, until the socket is closed. */
  connectionStates(): AsyncGenerator<ConnectionState, void, undefined> {
    return this.#connection.states.values()
  }

  /** Sends a message and returns the reply. */
  chat(
    input: ChatInput,
    options: SocketChatOptions & Pick<StreamingOptions, 'onChunk'> = {},
  ): Promise<ChatReply> {
    return consumeText(this.stream(input, options), Object(options).onChunk)
  }

  /**
   * Streams the reply to a message. The message is queued when the stream is first read. Leaving the
   * stream early reopens the connection, which is the only way to stop the agent's reply.
   */
  stream(input: ChatInput, options: SocketChatOptions = {}): ChatStream {
    const { callOptions, requestParams } = splitOptions(options, this.#model)
    const body = { action: 'message', ...requestParams, messages: toMessages(input) }
    const limits = resolveTimeouts(callOptions, this.#context.options, body)
    const accumulator = new ChatAccumulator((reply) => this.#meter.record(chatOverSocket.id, reply))
    const open = (): StreamEventReader => this.#open(body, limits, options, accumulator)
    return new ChatStream(new EventStream(accumulator, open))
  }

  /** Closes the connection. The current message fails, and queued ones are rejected. */
  async close(): Promise<void> {
    this.#connection.close()
    const code = 'socket_closed'
    const describe = (context: ErrorContext): MoltError =>
      new ConnectionError('The socket was closed.', { ...context, code, retryable: false })
    this.#onEnd(describe({}))
    this.#onClose(describe)
  }

  /** @internal */
  open(signal: AbortSignal | undefined, maxRetries: number): Promise<void> {
    return this.#connection.open(signal, maxRetries)
  }

  /** Supports `await using`; same as {@link close}. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #open(
    body: unknown,
    call: CallOptions,
    options: SocketChatOptions,
    accumulator: ChatAccumulator,
  ): StreamEventReader {
    const context = this.#context
    const checks = combinedOptions(options, socketChatRules)
    const runner = new RequestRunner(context, chatOverSocket, { body }, call, checks)
    const idle = call.idleTimeout ?? context.options.idleTimeout ?? 60_000
    return new StreamEventReader(runner, context, idle, async (createTooLargeError) => {
      const reply = new SocketReply({
        isComplete: () => accumulator.isComplete,
        createTooLargeError,
        errorContext: runner.errorContext,
        onEnd: (isClean) => this.#onReplyEnd(reply, isClean),
      })
      try {
        const message = prepareRequest(context, chatOverSocket, { body }, {}).body as string
        await runner.deadline.race(() => this.#enqueue(reply))
        const { transport } = this.#connection
        if (!transport) throw connectionLostError()
        runner.reporter.attempt = 1
        runner.markSent(context.options.baseUrl + chatOverSocket.path, {})
        await runner.deadline.race(() => reply.start(transport, message), call.timeout)
        return reply
      } catch (thrown) {
        reply.cancel()
        runner.finish()
        throw toMoltError(thrown, runner.errorContext(), context.redact)
      }
    })
  }

  #enqueue(reply: SocketReply): Promise<void> {
    if (this.connectionState !== 'closed') return this.#queue.enqueue(reply)
    return Promise.reject(notSentError('socket_closed', 'the socket is closed', this.#failure))
  }

  async #onReplyEnd(reply: SocketReply, isClean: boolean): Promise<void> {
    // Some runtimes report what follows in the same burst one by one. It belongs to no reply.
    if (isClean) await nextTask()
    if (!this.#queue.remove(reply)) return
    if (isClean && !reply.hasStrayEvent) {
      this.#connection.resetFailureCount()
      this.#queue.startNext()
    } else if (this.#connection.transport) this.#connection.reconnect()
  }

  /** The connection was lost. Whether the current message was processed is unknown. */
  #onClose(describe: (context: ErrorContext) => MoltError): void {
    this.#queue.current?.fail(describe)
    this.#queue.rejectWaiting(describe({}))
  }

  /** The connection will not be reopened. */
  #onEnd(error: MoltError): void {
    this.#failure ??= error
    this.#queue.rejectWaiting(error)
  }
}
