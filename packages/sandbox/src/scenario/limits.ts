import * as z from 'zod/mini'
import { maybe, stored, Time } from './stored.ts'

/** The windows of rate limits that have not ended, by their keys. */
export const Limits = maybe(
  z.record(
    z.string(),
    stored({ startedAt: Time, endsAt: Time, used: z.int().check(z.minimum(0)) }),
  ),
)
