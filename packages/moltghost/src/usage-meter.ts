import type { ChatReply } from './chat/chat-reply.ts'

/** Tokens used by all replies together. Counts that an agent did not report are missing. */
export interface UsageTotals {
  /** Tokens of the prompts. */
  readonly prompt_tokens: number
  /** Tokens of the replies. */
  readonly completion_tokens: number
  /** Tokens of prompts and replies. */
  readonly total_tokens: number
  /** Number of replies counted. */
  readonly replies: number
}

/** Emitted after a reply was counted. */
export interface UsageEvent {
  /** Operation of the call, such as `createChat`. */
  readonly operation: string
  /** The reply; its `usage` was added to the totals. */
  readonly reply: ChatReply
  /** Totals, including this reply. */
  readonly totals: UsageTotals
}

/** Adds up the token usage of replies. */
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

  /** Counts a reply. Errors thrown by `onUsage` are logged and do not affect the call. */
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
    notify().catch((error) => this.#warn(`onUsage threw: ${error}`))
  }
}
