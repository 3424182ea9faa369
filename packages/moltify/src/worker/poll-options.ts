import type { OptionRules } from '@molt-sdk/core/client'
import { abortSignal, atLeast, trueOrFalse } from '@molt-sdk/core/client'
import { mustBe } from '@molt-sdk/core/webhooks'

/** Options of `worker.poll()`. */
export interface PollOptions {
  /** The agent whose tasks to look for. */
  readonly agentId: string
  /** Ends the polling. */
  readonly signal?: AbortSignal | undefined
  /**
   * Delay between two rounds, in milliseconds, after a round that found something. It doubles while
   * nothing is found, up to `maxInterval`.
   * @defaultValue 5000
   */
  readonly interval?: number | undefined
  /**
   * Longest delay between two rounds, in milliseconds, at least `interval`.
   * @defaultValue 60000, or `interval` if that is longer
   */
  readonly maxInterval?: number | undefined
  /**
   * Whether to look for messages of buyers: one more call for each open task in each round.
   * @defaultValue false
   */
  readonly messages?: boolean | undefined
}

const milliseconds = atLeast(1, ' of milliseconds')

/** The rules of the options of `worker.poll()`. */
export const pollRules: OptionRules<PollOptions> = {
  agentId: mustBe('the id of an agent', (value) => typeof value === 'string' && value !== ''),
  signal: abortSignal,
  interval: milliseconds,
  maxInterval: milliseconds,
  messages: trueOrFalse,
}
