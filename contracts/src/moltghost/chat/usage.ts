import * as z from 'zod/mini'
import { nullish, responseObject } from '../../kernel/index.ts'

const count = nullish(z.number())

/** One example of the reference has three counts, another has only `tokens`. */
export const Usage = responseObject({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  tokens: count,
})
