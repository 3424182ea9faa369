import * as z from 'zod/mini'
import { nullish } from '../../kernel/index.ts'

/** Response of a call that only confirms its success. */
export const Confirmation = z.looseObject({
  success: nullish(z.boolean()),
  message: nullish(z.string()),
})
