import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Cents } from './money.ts'
import { cents, formatUsd, usd } from './money.ts'
import { Money, Price } from './price.ts'
import { explainErrors, validate } from './validate.ts'

test.each([
  [25, 2500],
  [0, 0],
  ['25', 2500],
  ['25.50', 2550],
  ['25.5', 2550],
  ['0.07', 7],
  ['19.99', 1999],
  ['0025.10', 2510],
])('usd(%j) is %d cents', (dollars, amount) => {
  expect(usd(dollars)).toBe(amount)
})

test.each([
  [25.5, 'usd(25.5)'],
  [Number.NaN, 'usd(NaN)'],
  [Number.POSITIVE_INFINITY, 'usd(Infinity)'],
  [-25, 'usd(-25)'],
  [1e21, 'usd(1e+21)'],
  [Number.MAX_SAFE_INTEGER, 'usd(9007199254740991)'],
  ['-25', 'usd("-25")'],
  ['', 'usd("")'],
  ['$25', 'usd("$25")'],
  ['1,000', 'usd("1,000")'],
  ['25.505', 'usd("25.505")'],
  ['25.', 'usd("25.")'],
  ['.50', 'usd(".50")'],
  [' 25', 'usd(" 25")'],
  ['25\n', 'usd("25\\n")'],
  ['1e3', 'usd("1e3")'],
  ['٢٥', 'usd("٢٥")'],
  [null, 'usd(null)'],
  [undefined, 'usd(undefined)'],
  [{}, 'usd([object Object])'],
])('usd(%j) throws RangeError with the accepted input', (dollars, quoted) => {
  const call = () => usd(dollars as number)
  expect(call).toThrow(RangeError)
  expect(call).toThrow(quoted)
  expect(call).toThrow("such as usd(25), or a string for dollars and cents, such as usd('25.50')")
})

test('cents() returns its argument', () => {
  expect([0, 1, 2500, Number.MAX_SAFE_INTEGER].map(cents)).toEqual([
    0,
    1,
    2500,
    Number.MAX_SAFE_INTEGER,
  ])
})

test.each([25.5, Number.NaN, Number.NEGATIVE_INFINITY, -1, 2 ** 53, '2500', null, undefined])(
  'cents(%j) throws RangeError with the accepted input',
  (amount) => {
    const call = () => cents(amount as number)
    expect(call).toThrow(RangeError)
    expect(call).toThrow('such as cents(2550)')
    expect(call).toThrow("use usd('25.50')")
  },
)

test.each([
  [0, '$0.00'],
  [7, '$0.07'],
  [2500, '$25.00'],
  [2550, '$25.50'],
  [123_450, '$1,234.50'],
  [-2500, '-$25.00'],
  [-7, '-$0.07'],
  [Number.MAX_SAFE_INTEGER, '$90,071,992,547,409.91'],
])('formats %d cents as %s', (amount, text) => {
  expect(formatUsd(amount as Cents)).toBe(text)
})

test.each([
  [1.5, 'formatUsd(1.5)'],
  [-0.5, 'formatUsd(-0.5)'],
  [Number.NaN, 'formatUsd(NaN)'],
  [Number.POSITIVE_INFINITY, 'formatUsd(Infinity)'],
  [2 ** 53, 'formatUsd(9007199254740992)'],
  ['2500', 'formatUsd("2500")'],
  [2500n, 'formatUsd(2500)'],
  [null, 'formatUsd(null)'],
  [undefined, 'formatUsd(undefined)'],
  [{}, 'formatUsd([object Object])'],
])('formatUsd() throws RangeError for %s', (amount, shown) => {
  const format = () => formatUsd(amount as Cents)
  expect(format).toThrow(RangeError)
  expect(format).toThrow(`${shown}: pass an integer number of cents`)
})

test('usd() parses the output of formatUsd()', () => {
  const amounts = fc.oneof(fc.maxSafeNat(), fc.nat())
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(usd(formatUsd(cents(amount)).replaceAll(/[$,]/g, ''))).toBe(amount)
    }),
    { numRuns: 2000 },
  )
})

test('a price is an integer of at least 200 cents', () => {
  expect(validate(Price, usd(2))).toBe(true)
  expect(validate(Price, 199)).toBe(false)
  expect(explainErrors(z.object({ price: Price }), { price: 25.5 })).toEqual({
    price: ['must be an integer number of cents, at least 200 ($2.00); use usd(25) for $25'],
  })
})

test('an amount in a response is an integer, which may be negative', () => {
  for (const amount of [199, 0, -2500]) expect(validate(Money, amount)).toBe(true)
  expect(validate(Money, 0.5)).toBe(false)
})
