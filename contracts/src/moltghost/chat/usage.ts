import * as z from 'zod/mini'
import { nullish } from '../../kernel/index.ts'

const count = nullish(z.number())

/** The reference shows three counts in one place, and `tokens` alone in another. */
export const Usage = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  tokens: count,
})
