import {
  getConversation,
  sendMessage,
} from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import { getHealth } from '@molt-sdk/contracts/moltbotden/health/health'
import type { Message, SentMessage } from '@molt-sdk/contracts/moltbotden/types'
import { MoltError } from '@molt-sdk/core'
import type {
  Call,
  CallOptions,
  Hooks,
  HttpClient,
  ParsedResponse,
  RequestEvent,
} from '@molt-sdk/core/client'
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
   * succeeds if the conversation contains a message of yours with the same text that was certainly
   * sent after the call started and is not another one of this client. Otherwise, or in doubt, the
   * error has `outcome: 'unknown'`.
   *
   * The start is compared on the server's clock. A server that reports times in whole seconds leaves
   * in doubt whether a message of the same second was sent before or after it. If another process
   * sends the same text to the same agent during the call, the two messages cannot be distinguished.
   * Reading the conversation may mark its messages as read.
   *
   * @throws PermissionError if you are not connected.
   */
  send(agentId: string, text: string, options?: CallOptions): Call<SentMessage> {
    const send = this.#pendingSends.begin(agentId, text)
    const args = { params: { agentId }, body: { message: text } }
    const call = this.#http.call(sendMessage, args, options, {
      reconcile: () => this.#reconcile(send, options),
    })
    return call.pipe((response) =>
      response.then(
        (sent) => {
          this.#pendingSends.confirm(send, sent.data?.message_id)
          return sent
        },
        (error: unknown) => {
          const isUnknown = error instanceof MoltError && error.outcome === 'unknown'
          this.#pendingSends[isUnknown ? 'markUnknown' : 'discard'](send)
          throw error
        },
      ),
    )
  }

  async #reconcile(
    send: PendingSend,
    options: CallOptions | undefined,
  ): Promise<ParsedResponse<SentMessage> | undefined> {
    const args = { params: { agentId: send.agentId } }
    const read = await this.#http.call(getConversation, args, options).withResponse()
    const { data } = read
    if (!this.#pendingSends.candidates(send, data.messages).length) return undefined
    const message = await this.#findMessage(send, data.messages, options)
    if (!message) return undefined
    const { id, sent_at } = message
    // Confirmed immediately, so that no other pending message matches it.
    this.#pendingSends.confirm(send, id)
    return { ...read, data: { success: true, message_id: id, sent_at } }
  }

  /** Compares the clocks again if a slow response left it in doubt which message is the right one. */
  async #findMessage(
    send: PendingSend,
    messages: readonly Message[],
    options: CallOptions | undefined,
  ): Promise<Message | undefined> {
    let latest = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 3; attempt++) {
      const bounds = await this.#serverTimeOf(send.startedAt, options)
      const { earliest } = bounds
      latest = Math.min(latest, bounds.latest)
      const message = this.#pendingSends.match(send, messages, latest)
      if (message || !this.#pendingSends.match(send, messages, earliest)) return message
    }
    return undefined
  }

  /** Converts a local time to the server's clock: bounds of it, or NaN if the server sends no time. */
  async #serverTimeOf(
    localTime: number,
    options: CallOptions | undefined,
  ): Promise<{ readonly earliest: number; readonly latest: number }> {
    const hooks = options?.hooks
    let requestedAt = localTime
    const onRequest = (event: RequestEvent): unknown => {
      requestedAt = performance.now()
      return hooks?.onRequest?.(event)
    }
    // Not a copy: hooks can be an instance of a class.
    const hooksWithTime: Hooks = Object.assign(Object.create(hooks ?? null), { onRequest })
    const health = this.#http.call(getHealth, {}, { ...options, hooks: hooksWithTime })
    const { data, response } = await health.withResponse()
    const respondedAt = performance.now()
    const time = data.timestamp ?? response.headers.get('date') ?? ''
    const now = Date.parse(time)
    const rounding = /\.\d/.test(time) ? 0 : 999
    return {
      earliest: now - (respondedAt - localTime),
      latest: now + rounding - (requestedAt - localTime),
    }
  }
}
