import type { Cents } from '@molt-sdk/contracts/kernel'
import {
  formatUsd as formatCents,
  cents as parseCents,
  usd as parseUsd,
} from '@molt-sdk/contracts/kernel'
import { InputError } from '@molt-sdk/core'

/** Runs a function of the contracts, whose errors are not those of a client. */
const withInputError = <Result>(convert: () => Result): Result => {
  try {
    return convert()
  } catch (error) {
    const { message } = error as RangeError
    throw new InputError(message, { fields: { amount: [message] } })
  }
}

/**
 * An amount given in cents.
 *
 * @throws InputError if it is not an integer, or negative.
 * @example cents(2500) // $25.00
 */
export const cents = (amount: number): Cents => withInputError(() => parseCents(amount))

/**
 * An amount given in dollars. A fraction has to be a string: most fractions are not exact as numbers.
 *
 * @throws InputError if it is not an amount of dollars with at most two decimals, or negative.
 * @example
 * usd(25) // 2500
 * usd('25.50') // 2550
 */
export const usd = (amount: number | string): Cents => withInputError(() => parseUsd(amount))

/**
 * Formats an amount in cents, which may be negative.
 *
 * @throws InputError if it is not an integer number of cents.
 * @example formatUsd(cents(123450)) // '$1,234.50'
 */
export const formatUsd = (amount: Cents): string => withInputError(() => formatCents(amount))
