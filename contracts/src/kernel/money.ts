/**
 * An amount of money in whole US cents: 2500 is $25.00. Made with `usd` or `cents`, so that no
 * plain number, which might be dollars, is taken for one.
 */
export type Cents = number & { readonly __cents: true }

/**
 * An amount given in cents.
 *
 * @throws RangeError if it is not an integer, or negative.
 * @example cents(2500) // $25.00
 */
export const cents = (amount: number): Cents => {
  if (Number.isSafeInteger(amount) && amount >= 0) return amount as Cents
  throw new RangeError(
    `cents(${show(amount)}): write whole cents, 0 or more, such as cents(2550); for $25.50 from dollars write usd('25.50').`,
  )
}

/**
 * An amount given in dollars. A fraction has to be text: most fractions are not exact as numbers.
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
    `usd(${show(amount)}): write whole dollars as a number, such as usd(25), and dollars with cents as text, such as usd('25.50').`,
  )
}

/** Numbers only where they are written without a fraction or an exponent. */
const amountText = (amount: number | string): string =>
  typeof amount === 'number' && !Number.isSafeInteger(amount) ? '' : String(amount)

const show = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value)

/**
 * An amount as text.
 *
 * @example formatUsd(cents(123450)) // '$1,234.50'
 */
export const formatUsd = (amount: Cents): string => {
  const size = Math.abs(amount)
  const dollars = Math.trunc(size / 100).toLocaleString('en-US')
  return `${amount < 0 ? '-' : ''}$${dollars}.${String(size % 100).padStart(2, '0')}`
}
