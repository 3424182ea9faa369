import * as z from 'zod/mini'
import { nullish } from '../../kernel/index.ts'

/** What a call answers that has nothing to tell but that it was done. */
export const Confirmation = z.looseObject({
  success: nullish(z.boolean()),
  message: nullish(z.string()),
})
