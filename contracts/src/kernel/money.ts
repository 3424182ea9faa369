/**
 * An amount of money in US cents, an integer: 2500 is $25.00. Created with `usd` or `cents`, so that
 * a plain number, which might be dollars, is a type error.
 */
export type Cents = number & { readonly __cents: true }

/**
 * Creates an amount from cents.
 *
 * @throws RangeError if it is not an integer, or negative.
 * @example cents(2500) // $25.00
 */
export const cents = (amount: number): Cents => {
  if (Number.isSafeInteger(amount) && amount >= 0) return amount as Cents
  throw new RangeError(
    `cents(${show(amount)}): pass an integer >= 0, such as cents(2550). To convert $25.50, use usd('25.50').`,
  )
}

/**
 * Creates an amount from dollars. Pass fractions as a string: most are not exact as numbers.
 *
 * @throws RangeError if it is not an integer, or negative.
 * @example
 * usd(25) // 2500
 * usd('25.50') // 2550
 */
export const usd = (amount: number | string): Cents => {
  const [, dollars, fraction = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amountText(amount)) ?? []
  const total = Number(dollars) * 100 + Number(fraction.padEnd(2, '0'))
  if (Number.isSafeInteger(total)) return total as Cents
  throw new RangeError(
    `usd(${show(amount)}): pass an integer, such as usd(25), or a string for dollars and cents, such as usd('25.50').`,
  )
}

/** Accepts numbers only if they are formatted without a fraction or an exponent. */
const amountText = (amount: unknown): string =>
  typeof amount === 'string' || Number.isSafeInteger(amount) ? `${amount}` : ''

const show = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  return Object(value) === value ? Object.prototype.toString.call(value) : String(value)
}

/**
 * Formats an amount, which may be negative.
 *
 * @throws RangeError if it is not an integer number of cents.
 * @example formatUsd(cents(123450)) // '$1,234.50'
 */
export const formatUsd = (amount: Cents): string => {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(
      `formatUsd(${show(amount)}): pass an integer number of cents, such as formatUsd(cents(2550)) for $25.50.`,
    )
  }
  const size = Math.abs(amount)
  const dollars = Math.trunc(size / 100).toLocaleString('en-US')
  return `${amount < 0 ? '-' : ''}$${dollars}.${String(size % 100).padStart(2, '0')}`
}
