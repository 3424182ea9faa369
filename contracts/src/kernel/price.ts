import * as z from 'zod/mini'
import type { Cents } from './money.ts'
import { withErrorMessage } from './refine.ts'
import type { Schema } from './schema.ts'

/** The schema of an amount in US cents. */
export interface CentsSchema extends z.ZodMiniType<Cents, Cents> {
  readonly unit: 'cents'
}

const inCents = (schema: Schema): CentsSchema =>
  Object.assign(schema as z.ZodMiniType<Cents, Cents>, { unit: 'cents' as const })

/** Amount in a response. It may be negative, such as a payment in a list of transactions. */
export const Money: CentsSchema = /* @__PURE__ */ inCents(/* @__PURE__ */ z.int())

/** A price that a caller sets. */
export const Price: CentsSchema = /* @__PURE__ */ inCents(
  /* @__PURE__ */ withErrorMessage(
    /* @__PURE__ */ z.int().check(/* @__PURE__ */ z.minimum(200)),
    'must be an integer number of cents, at least 200 ($2.00); use usd(25) for $25',
  ),
)
