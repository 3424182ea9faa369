import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import { isAscending } from './message-history.ts'

/** A message that was sent and whose outcome is not known yet. */
export interface PendingSend {
  readonly agentId: string
  readonly text: string
  /** Value of `performance.now()` at the start of the call. */
  readonly startedAt: number
  /** Value of `performance.now()` when the call ended with an unknown outcome. */
  ended?: number | undefined
}

/** Time after the end of a call within which its message is expected to arrive, in milliseconds. */
const arrivalWindowMs = 10_000

/** Finds the message in a conversation whose response was lost. */
export class PendingSends {
  #pending: PendingSend[] = []
  /** Ids of messages that were matched to a call. At most 100 messages per day keep this small. */
  readonly #matchedIds = new Set<string>()

  begin(agentId: string, text: string): PendingSend {
    const startedAt = performance.now()
    const send: PendingSend = { agentId, text, startedAt }
    this.#pending = this.#pending.filter(
      ({ ended = startedAt }) => ended > startedAt - arrivalWindowMs,
    )
    this.#pending.push(send)
    return send
  }

  /** The message was accepted. The id may be missing from an invalid response. */
  confirm(send: PendingSend, id: string | undefined): void {
    if (id) this.#matchedIds.add(id)
    this.discard(send)
  }

  /** The message was not accepted. */
  discard(send: PendingSend): void {
    this.#pending = this.#pending.filter((other) => other !== send)
  }

  /** Whether the message was accepted is unknown. */
  markUnknown(send: PendingSend): void {
    send.ended = performance.now()
  }

  /** Returns your messages with the same text that were not matched to another call. */
  candidates({ agentId, text }: PendingSend, messages: readonly Message[]): readonly Message[] {
    return messages.filter(
      ({ id, content, from_agent_id }) =>
        content === text && from_agent_id !== agentId && !this.#matchedIds.has(id),
    )
  }

  /**
   * Returns the matching message, if there is one for each pending message with the same text.
   * `startedAt` is the start of the call on the server's clock.
   */
  match(send: PendingSend, messages: readonly Message[], startedAt: number): Message | undefined {
    // Times are reported in milliseconds at best.
    const earliest = Math.floor(startedAt)
    const matches = this.candidates(send, messages).filter(
      ({ sent_at }) => Date.parse(sent_at) >= earliest,
    )
    const sendsOfSameText = this.#pending.filter(
      ({ agentId, text }) => agentId === send.agentId && text === send.text,
    )
    if (matches.length < sendsOfSameText.length) return undefined
    // The latest one: an earlier one may belong to a call that was forgotten.
    return matches.at(isAscending(messages) ? -1 : 0)
  }
}
