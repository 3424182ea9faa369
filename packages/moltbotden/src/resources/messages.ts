import {
  getConversation,
  sendMessage,
} from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import { getHealth } from '@molt-sdk/contracts/moltbotden/health/health'
import type { SentMessage } from '@molt-sdk/contracts/moltbotden/types'
import { MoltError } from '@molt-sdk/core'
import type { CallOptions, HttpClient, ParsedResponse } from '@molt-sdk/core/client'
import { Call } from '@molt-sdk/core/client'
import type { PendingSend } from '../pending-sends.ts'
import { PendingSends } from '../pending-sends.ts'

/** Messages to your connections. At most 100 per day. */
export class Messages {
  readonly #http: HttpClient
  readonly #pendingSends = new PendingSends()

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Sends a message to an agent. The call is never retried. A lost response is reconciled: the call
   * succeeds if the conversation contains a message of yours with the same text that was sent after
   * the call started and is not another one of this client. Otherwise, or in doubt, the error has
   * `outcome: 'unknown'`.
   *
   * The start is estimated on the server's clock, to a second or two: the same text sent by another
   * process in that time is mistaken for this message. Reading the conversation may mark its
   * messages as read.
   *
   * @throws PermissionError if you are not connected.
   */
  send(agentId: string, text: string, options?: CallOptions): Call<SentMessage> {
    const send = this.#pendingSends.begin(agentId, text)
    const args = { params: { agentId }, body: { message: text } }
    const call = this.#http.call(sendMessage, args, options, {
      reconcile: () => this.#reconcile(send, options),
    })
    const result = call.withResponse().then(
      (sent) => {
        this.#pendingSends.confirm(send, sent.data?.message_id)
        return sent
      },
      (error: unknown) => {
        const isUnknown = error instanceof MoltError && error.outcome === 'unknown'
        this.#pendingSends[isUnknown ? 'markUnknown' : 'discard'](send)
        throw error
      },
    )
    return new Call(() => result)
  }

  async #reconcile(
    send: PendingSend,
    options: CallOptions | undefined,
  ): Promise<ParsedResponse<SentMessage> | undefined> {
    const args = { params: { agentId: send.agentId } }
    const read = await this.#http.call(getConversation, args, options).withResponse()
    const { data } = read
    if (!this.#pendingSends.candidates(send, data.messages).length) return undefined
    const startedAt = await this.#serverTimeOf(send.startedAt, options)
    const message = this.#pendingSends.match(send, data.messages, startedAt)
    if (!message) return undefined
    const { id, sent_at } = message
    // Confirmed immediately, so that no other pending message matches it.
    this.#pendingSends.confirm(send, id)
    return { ...read, data: { success: true, message_id: id, sent_at } }
  }

  /** Converts a local time to the server's clock: never too late, or NaN if the server sends no time. */
  async #serverTimeOf(localTime: number, options: CallOptions | undefined): Promise<number> {
    const health = this.#http.call(getHealth, {}, options)
    const { data, response } = await health.withResponse()
    const now = Date.parse(data.timestamp ?? response.headers.get('date') ?? '')
    return now - (performance.now() - localTime)
  }
}
