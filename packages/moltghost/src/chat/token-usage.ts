import type { Usage } from '@molt-sdk/contracts/moltghost/types'

/** Token usage of a reply. Counts that the agent did not report are `undefined`. */
export interface TokenUsage {
  /** Tokens of the prompt. */
  readonly prompt_tokens: number | undefined
  /** Tokens of the reply. */
  readonly completion_tokens: number | undefined
  /** Tokens of prompt and reply. */
  readonly total_tokens: number | undefined
}

/** Normalizes the two documented formats: three counts, or `tokens` only. */
export const toUsage = (usage: Usage | null | undefined): TokenUsage => {
  const { prompt_tokens, completion_tokens, total_tokens, tokens } = usage ?? {}
  const prompt = count(prompt_tokens)
  const completion = count(completion_tokens)
  const sum = prompt === undefined || completion === undefined ? undefined : prompt + completion
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: count(total_tokens) ?? count(tokens) ?? sum,
  }
}

/** Ignores non-numeric counts, which would make every sum `NaN`. */
const count = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined
