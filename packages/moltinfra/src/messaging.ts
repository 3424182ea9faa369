import type { Message, NewMessage, StreamedMessage } from '@molt-sdk/contracts/moltinfra'
import { sendMessage, streamMessage } from '@molt-sdk/contracts/moltinfra'
import type { ApiError, Call, CallOptions, EventStream, StreamingHttpClient } from '@molt-sdk/core'
import { Semaphore } from '@molt-sdk/core'
import type { MessageToken } from './message-collector.ts'
import { MessageCollector } from './message-collector.ts'

/** Most messages that the platform works on at once for one agent. */
const atOnce = 10

/** Sends messages to agents, each agent's through a gate of its own. */
export class Messaging {
  readonly #http: StreamingHttpClient
  readonly #gates = new Map<string, Semaphore>()
  /** Set once the server has refused the streaming endpoint. */
  #streamByFlag = false

  constructor(http: StreamingHttpClient) {
    this.#http = http
  }

  /** Sends a message, after those that wait in the given turn. */
  send(agentId: string, body: NewMessage, options: CallOptions, turn?: Semaphore): Call<Message> {
    const gates = this.#gatesOf(agentId, turn)
    return this.#http.call(sendMessage, { params: { agentId }, body }, options, { gates })
  }

  /** The same as a stream. */
  stream(
    agentId: string,
    body: NewMessage,
    options: CallOptions,
    turn?: Semaphore,
  ): EventStream<MessageToken, StreamedMessage> {
    const args = { params: { agentId }, body }
    const flagged = { params: { agentId }, body: { ...body, stream: true } }
    const collector = new MessageCollector(agentId)
    const gates = this.#gatesOf(agentId, turn)
    if (this.#streamByFlag) {
      return this.#http.stream(sendMessage, flagged, options, collector, { gates })
    }
    const instead = (error: ApiError): [typeof sendMessage, typeof flagged] | undefined => {
      if (!isMissingEndpoint(error)) return undefined
      this.#streamByFlag = true
      return [sendMessage, flagged]
    }
    return this.#http.stream(streamMessage, args, options, collector, { gates, instead })
  }

  #gatesOf(agentId: string, turn: Semaphore | undefined): Semaphore[] {
    const gate = this.#gates.get(agentId) ?? new Semaphore(atOnce)
    this.#gates.set(agentId, gate)
    return turn ? [turn, gate] : [gate]
  }
}

/** Told from a missing agent by the error code. */
const isMissingEndpoint = ({ status, code }: ApiError): boolean =>
  status === 405 || (status === 404 && code !== 'AGENT_NOT_FOUND')
