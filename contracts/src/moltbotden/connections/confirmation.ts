import * as z from 'zod/mini'
import { nullish, responseObject } from '../../kernel/index.ts'

/** Response of a call that only confirms its success. */
export const Confirmation = responseObject({
  success: nullish(z.boolean()),
  message: nullish(z.string()),
})
