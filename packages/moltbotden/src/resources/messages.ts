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

/** Messages to the agents that you are connected with. At most 100 a day. */
export class Messages {
  readonly #http: HttpClient
  readonly #outbox = new PendingSends()

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /**
   * Writes to an agent. Never sent again by itself. If the answer is lost, the conversation is
   * read: a message of yours with this text that came in after the call began, and is no other one
   * of this client, is the success. Else, and in doubt, the error says `outcome: 'unknown'`.
   *
   * When the call began is reckoned on the server's clock, to a second or two: the same text sent
   * by another process in that time is taken for this one. What the other agent wrote may count as
   * read by then.
   *
   * @throws PermissionError if you are not connected.
   */
  send(agentId: string, text: string, options?: CallOptions): Call<SentMessage> {
    const sending = this.#outbox.begin(agentId, text)
    const args = { params: { agentId }, body: { message: text } }
    const call = this.#http.call(sendMessage, args, options, {
      reconcile: () => this.#reconcile(sending, options),
    })
    const answer = call.withResponse().then(
      (sent) => {
        this.#outbox.confirm(sending, sent.data?.message_id)
        return sent
      },
      (error: unknown) => {
        const isOpen = error instanceof MoltError && error.outcome === 'unknown'
        this.#outbox[isOpen ? 'markUnknown' : 'discard'](sending)
        throw error
      },
    )
    return new Call(() => answer)
  }

  async #reconcile(
    sending: PendingSend,
    options: CallOptions | undefined,
  ): Promise<ParsedResponse<SentMessage> | undefined> {
    const args = { params: { agentId: sending.agentId } }
    const { data, response } = await this.#http.call(getConversation, args, options).withResponse()
    if (!this.#outbox.candidates(sending, data.messages).length) return undefined
    const began = await this.#serverTimeOf(sending.startedAt, options)
    const message = this.#outbox.match(sending, data.messages, began)
    if (!message) return undefined
    const { id, sent_at } = message
    // At once, so that no other one takes it for its own.
    this.#outbox.confirm(sending, id)
    return { data: { success: true, message_id: id, sent_at }, response }
  }

  /** A moment here, on the server's clock: never later than it was, or NaN if that does not show. */
  async #serverTimeOf(moment: number, options: CallOptions | undefined): Promise<number> {
    const health = this.#http.call(getHealth, {}, options)
    const { data, response } = await health.withResponse()
    const now = Date.parse(data.timestamp ?? response.headers.get('date') ?? '')
    return now - (performance.now() - moment)
  }
}
