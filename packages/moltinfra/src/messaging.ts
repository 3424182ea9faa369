import { sendMessage, streamMessage } from '@molt-sdk/contracts/moltinfra/messages/messages'
import type { Message, NewMessage, StreamedMessage } from '@molt-sdk/contracts/moltinfra/types'
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

/** The platform processes at most this many messages of one agent at a time. */
const maxConcurrentMessages = 10

/** What the clients of one server share. */
interface ServerState {
  readonly semaphores: Map<string, Semaphore>
  /** Set when the server has rejected the streaming endpoint. */
  useStreamFlag: boolean
}

/** Sends messages to agents, and limits how many each agent gets at a time. */
export class MessageSender {
  readonly #http: StreamingHttpClient
  readonly #server: ServerState

  constructor(http: StreamingHttpClient) {
    this.#http = http
    this.#server = http.shared(() => ({ semaphores: new Map(), useStreamFlag: false }))
  }

  /** Sends a message, after those that wait in the given queue. */
  send(agentId: string, body: NewMessage, options: CallOptions, queue?: Semaphore): Call<Message> {
    const semaphores = this.#semaphoresOf(agentId, queue)
    return this.#http.call(sendMessage, { params: { agentId }, body }, options, { semaphores })
  }

  /** Sends a message and streams the reply. */
  stream(
    agentId: string,
    body: NewMessage,
    options: CallOptions,
    queue?: Semaphore,
  ): EventStream<MessageToken, StreamedMessage> {
    const args = { params: { agentId }, body }
    const argsWithStreamFlag = { params: { agentId }, body: { ...body, stream: true } }
    const accumulator = new MessageAccumulator(agentId)
    const semaphores = this.#semaphoresOf(agentId, queue)
    if (this.#server.useStreamFlag) {
      return this.#http.stream(sendMessage, argsWithStreamFlag, options, accumulator, {
        semaphores,
      })
    }
    const fallback = (
      error: ApiError,
    ): [typeof sendMessage, typeof argsWithStreamFlag] | undefined => {
      if (!isMissingEndpoint(error)) return undefined
      this.#server.useStreamFlag = true
      return [sendMessage, argsWithStreamFlag]
    }
    return this.#http.stream(streamMessage, args, options, accumulator, { semaphores, fallback })
  }

  #semaphoresOf(agentId: string, queue: Semaphore | undefined): (Semaphore | (() => Semaphore))[] {
    const { semaphores } = this.#server
    const agentSemaphore = (): Semaphore => {
      const semaphore =
        semaphores.get(agentId) ??
        new Semaphore(maxConcurrentMessages, waitingForAgent, () => semaphores.delete(agentId))
      semaphores.set(agentId, semaphore)
      return semaphore
    }
    return queue ? [queue, agentSemaphore] : [agentSemaphore]
  }
}

const waitingForAgent = `the agent processes ${maxConcurrentMessages} messages at a time, and none of those before this one ended`

/** The error code distinguishes it from a missing agent. */
const isMissingEndpoint = ({ status, code }: ApiError): boolean =>
  status === 405 || (status === 404 && code !== 'AGENT_NOT_FOUND')
