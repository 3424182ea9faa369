import type { Usage } from '@molt-sdk/contracts/moltghost'

/** Tokens that an answer took, as far as the agent told. */
export interface TokenUsage {
  /** Of the question. */
  readonly prompt_tokens: number | undefined
  /** Of the answer. */
  readonly completion_tokens: number | undefined
  /** Of both. */
  readonly total_tokens: number | undefined
}

/** One form for the two that the platform shows: three counts, or `tokens` alone. */
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

/** A count, if it is one: what is no number would spoil every sum that it is added to. */
const count = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined
