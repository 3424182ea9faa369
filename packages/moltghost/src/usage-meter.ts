import type { ChatReply } from './chat/chat-reply.ts'

/** Tokens that all answers took together, as far as the agent told. */
export interface UsageTotals {
  /** Of the questions. */
  readonly prompt_tokens: number
  /** Of the answers. */
  readonly completion_tokens: number
  /** Of both. */
  readonly total_tokens: number
  /** Answers that were counted. */
  readonly replies: number
}

/** An answer has been counted. */
export interface UsageEvent {
  /** The operation that it answers, such as `createChat`. */
  readonly operation: string
  /** The answer; its `usage` is what was added. */
  readonly reply: ChatReply
  /** All answers together, this one among them. */
  readonly totals: UsageTotals
}

/** Adds up what answers took. */
export class UsageMeter {
  readonly #onUsage: ((event: UsageEvent) => unknown) | undefined
  readonly #warn: (message: string) => void
  #totals: UsageTotals = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0, replies: 0 }

  constructor(
    onUsage: ((event: UsageEvent) => unknown) | undefined,
    warn: (message: string) => void,
  ) {
    this.#onUsage = onUsage
    this.#warn = warn
  }

  get totals(): UsageTotals {
    return this.#totals
  }

  /** Counts an answer. What the caller's function throws changes nothing. */
  record(operation: string, reply: ChatReply): void {
    const { prompt_tokens, completion_tokens, total_tokens, replies } = this.#totals
    const { usage } = reply
    const totals = {
      prompt_tokens: prompt_tokens + (usage.prompt_tokens ?? 0),
      completion_tokens: completion_tokens + (usage.completion_tokens ?? 0),
      total_tokens: total_tokens + (usage.total_tokens ?? 0),
      replies: replies + 1,
    }
    this.#totals = totals
    const notify = async (): Promise<unknown> => this.#onUsage?.({ operation, reply, totals })
    notify().catch((error) => this.#warn(`The onUsage function threw: ${error}`))
  }
}
