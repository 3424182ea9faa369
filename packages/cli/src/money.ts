import { UsageError } from './usage-error.ts'

const dollars = /^\$?(\d{1,12})(?:\.(\d{1,2}))?$/

/** Parses an amount in dollars, such as `25`, `25.50` or `$25`, into cents. */
export const parseDollars = (text: string, name: string): number => {
  const match = dollars.exec(text.trim())
  if (match) return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  throw new UsageError(
    `${name} must be an amount in dollars with at most two decimals, such as 25 or 25.50, got "${text}".`,
  )
}

/** Formats cents as dollars: `$1,250.00`. */
export const formatCents = (cents: number): string => {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(cents) / 100).toLocaleString('en-US')
  return `${sign}$${whole}.${String(Math.round(Math.abs(cents)) % 100).padStart(2, '0')}`
}
