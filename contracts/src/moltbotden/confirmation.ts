import * as z from 'zod/mini'
import { maybe } from '../kernel/index.ts'

/** What a call answers that has nothing to tell but that it was done. */
export const Confirmation = z.looseObject({
  success: maybe(z.boolean()),
  message: maybe(z.string()),
})
