import type { Message, NewMessage, StreamedMessage } from '@molt-sdk/contracts/moltinfra'
import { sendMessage, streamMessage } from '@molt-sdk/contracts/moltinfra'
import type {
  ApiError,
  Call,
  CallOptions,
  EventStream,
  StreamingHttpClient,
} from '@molt-sdk/core/client'
import { Semaphore } from '@molt-sdk/core/client'
import type { MessageToken } from './message-accumulator.ts'
import { MessageAccumulator } from './message-accumulator.ts'

/** Most messages that the platform works on at once for one agent. */
const maxConcurrentMessages = 10

/** Sends messages to agents, each agent's through a gate of its own. */
export class MessageSender {
  readonly #http: StreamingHttpClient
  readonly #gates = new Map<string, Semaphore>()
  /** Set once the server has refused the streaming endpoint. */
  #useStreamFlag = false

  constructor(http: StreamingHttpClient) {
    this.#http = http
  }

  /** Sends a message, after those that wait in the given turn. */
  send(agentId: string, body: NewMessage, options: CallOptions, queue?: Semaphore): Call<Message> {
    const gates = this.#gatesOf(agentId, queue)
    return this.#http.call(sendMessage, { params: { agentId }, body }, options, { gates })
  }

  /** The same as a stream. */
  stream(
    agentId: string,
    body: NewMessage,
    options: CallOptions,
    queue?: Semaphore,
  ): EventStream<MessageToken, StreamedMessage> {
    const args = { params: { agentId }, body }
    const argsWithStreamFlag = { params: { agentId }, body: { ...body, stream: true } }
    const collector = new MessageAccumulator(agentId)
    const gates = this.#gatesOf(agentId, queue)
    if (this.#useStreamFlag) {
      return this.#http.stream(sendMessage, argsWithStreamFlag, options, collector, { gates })
    }
    const instead = (
      error: ApiError,
    ): [typeof sendMessage, typeof argsWithStreamFlag] | undefined => {
      if (!isMissingEndpoint(error)) return undefined
      this.#useStreamFlag = true
      return [sendMessage, argsWithStreamFlag]
    }
    return this.#http.stream(streamMessage, args, options, collector, { gates, instead })
  }

  #gatesOf(agentId: string, queue: Semaphore | undefined): Semaphore[] {
    const gate = this.#gates.get(agentId) ?? new Semaphore(maxConcurrentMessages)
    this.#gates.set(agentId, gate)
    return queue ? [queue, gate] : [gate]
  }
}

/** Told from a missing agent by the error code. */
const isMissingEndpoint = ({ status, code }: ApiError): boolean =>
  status === 405 || (status === 404 && code !== 'AGENT_NOT_FOUND')
