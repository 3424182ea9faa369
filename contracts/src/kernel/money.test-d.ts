import type { Cents } from './money.ts'
import { cents, formatUsd, usd } from './money.ts'

const pay = (amount: Cents): Cents => amount

export const payments = [
  pay(usd(25)),
  pay(usd('25.50')),
  pay(cents(2500)),
  // @ts-expect-error a plain number, which might be dollars
  pay(25),
  // @ts-expect-error a sum is a plain number too
  pay(usd(25) + usd(5)),
  // @ts-expect-error a string is not an amount
  pay('25.50'),
]

export const sum: number = usd(25) + usd(5)

// @ts-expect-error a string of dollars is not an amount in cents
export const written: string = formatUsd(25)
