import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import { isAscending } from './message-history.ts'

/** A message that was sent, as long as it is not known what became of it. */
export interface PendingSend {
  readonly agentId: string
  readonly text: string
  /** On the clock of `performance.now()`. */
  readonly startedAt: number
  /** When its call ended without saying what became of it. */
  ended?: number | undefined
}

/** A message whose call has ended is taken to arrive no later than so many milliseconds after. */
const arrivalWindowMs = 10_000

/** Tells which of the messages in a conversation is the one whose answer was lost. */
export class PendingSends {
  #open: PendingSend[] = []
  /** Messages of which it is known whose they are. 100 a day can be sent, so these stay few. */
  readonly #matchedIds = new Set<string>()

  begin(agentId: string, text: string): PendingSend {
    const startedAt = performance.now()
    const sending: PendingSend = { agentId, text, startedAt }
    this.#open = this.#open.filter(({ ended = startedAt }) => ended > startedAt - arrivalWindowMs)
    this.#open.push(sending)
    return sending
  }

  /** The message has arrived, under this id, if the answer is as it should be. */
  confirm(sending: PendingSend, id: string | undefined): void {
    if (id) this.#matchedIds.add(id)
    this.discard(sending)
  }

  /** The message has not been taken. */
  discard(sending: PendingSend): void {
    this.#open = this.#open.filter((other) => other !== sending)
  }

  /** Nobody knows. */
  markUnknown(sending: PendingSend): void {
    sending.ended = performance.now()
  }

  /** The messages that may be this one: yours, with this text, and not known to be another. */
  candidates({ agentId, text }: PendingSend, messages: readonly Message[]): readonly Message[] {
    return messages.filter(
      ({ id, content, from_agent_id }) =>
        content === text && from_agent_id !== agentId && !this.#matchedIds.has(id),
    )
  }

  /**
   * The one that is, if there is one for each sending of the same text that it could be of. The
   * moment is that at which the call began, on the clock of the server.
   */
  match(
    sending: PendingSend,
    messages: readonly Message[],
    startedAt: number,
  ): Message | undefined {
    // Seconds are all that some servers tell.
    const earliest = Math.floor(startedAt / 1000) * 1000
    const found = this.candidates(sending, messages).filter(
      ({ sent_at }) => Date.parse(sent_at) >= earliest,
    )
    const sendsOfSameText = this.#open.filter(
      ({ agentId, text }) => agentId === sending.agentId && text === sending.text,
    )
    if (found.length < sendsOfSameText.length) return undefined
    // The latest: an earlier one may be of a sending of which nothing was ever known.
    return found.at(isAscending(messages) ? -1 : 0)
  }
}
