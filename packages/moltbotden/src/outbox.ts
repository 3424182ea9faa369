import type { Message } from '@molt-sdk/contracts/moltbotden'
import { isAscending } from './message-history.ts'

/** A message that was sent, as long as it is not known what became of it. */
export interface Sending {
  readonly agentId: string
  readonly text: string
  /** On the clock of `performance.now()`. */
  readonly began: number
  /** When its call ended without saying what became of it. */
  ended?: number | undefined
}

/** A message whose call has ended is taken to arrive no later than so many milliseconds after. */
const late = 10_000

/** Tells which of the messages in a conversation is the one whose answer was lost. */
export class Outbox {
  #open: Sending[] = []
  /** Messages of which it is known whose they are. 100 a day can be sent, so these stay few. */
  readonly #claimed = new Set<string>()

  begin(agentId: string, text: string): Sending {
    const began = performance.now()
    const sending: Sending = { agentId, text, began }
    this.#open = this.#open.filter(({ ended = began }) => ended > began - late)
    this.#open.push(sending)
    return sending
  }

  /** The message has arrived, under this id, if the answer is as it should be. */
  arrived(sending: Sending, id: string | undefined): void {
    if (id) this.#claimed.add(id)
    this.refused(sending)
  }

  /** The message has not been taken. */
  refused(sending: Sending): void {
    this.#open = this.#open.filter((other) => other !== sending)
  }

  /** Nobody knows. */
  lost(sending: Sending): void {
    sending.ended = performance.now()
  }

  /** The messages that may be this one: yours, with this text, and not known to be another. */
  candidates({ agentId, text }: Sending, messages: readonly Message[]): readonly Message[] {
    return messages.filter(
      ({ id, content, from_agent_id }) =>
        content === text && from_agent_id !== agentId && !this.#claimed.has(id),
    )
  }

  /**
   * The one that is, if there is one for each sending of the same text that it could be of. The
   * moment is that at which the call began, on the clock of the server.
   */
  find(sending: Sending, messages: readonly Message[], began: number): Message | undefined {
    // Seconds are all that some servers tell.
    const earliest = Math.floor(began / 1000) * 1000
    const found = this.candidates(sending, messages).filter(
      ({ sent_at }) => Date.parse(sent_at) >= earliest,
    )
    const rivals = this.#open.filter(
      ({ agentId, text }) => agentId === sending.agentId && text === sending.text,
    )
    if (found.length < rivals.length) return undefined
    // The latest: an earlier one may be of a sending of which nothing was ever known.
    return found.at(isAscending(messages) ? -1 : 0)
  }
}
