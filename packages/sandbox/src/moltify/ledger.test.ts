import { expect, test } from 'vitest'
import { createClock } from '../runtime/clock.ts'
import { createIds } from '../runtime/ids.ts'
import type { Ledger } from './ledger.ts'
import { createLedger } from './ledger.ts'

const noon = Date.parse('2026-01-05T12:00:00Z')

const ledgerWith = (cents: number): Ledger => {
  const ledger = createLedger(createClock(noon), createIds('molt'))
  ledger.post({ type: 'deposit', from: 'external', to: 'wallet:a', amount: cents })
  return ledger
}

test('a posting debits one account and credits the other by the same amount', () => {
  const ledger = ledgerWith(1000)
  ledger.post({ type: 'escrow_hold', from: 'wallet:a', to: 'held:t', amount: 600, taskId: 't' })
  ledger.post({ type: 'fee', from: 'held:t', to: 'fees', amount: 72, taskId: 't' })
  ledger.post({ type: 'escrow_release', from: 'held:t', to: 'wallet:b', amount: 500, taskId: 't' })
  ledger.post({ type: 'payout', from: 'wallet:b', to: 'paid:b', amount: 400 })
  expect(
    ['wallet:a', 'wallet:b', 'held:t', 'paid:b', 'fees'].map((book) =>
      ledger.balance(book as 'fees'),
    ),
  ).toEqual([400, 100, 28, 400, 72])
  expect(ledger.totals()).toEqual({
    deposits: 1000,
    balances: 500,
    held: 28,
    paidOut: 400,
    fees: 72,
  })
})

test('records every posting with its time', () => {
  const ledger = ledgerWith(5)
  expect(ledger.postings()).toEqual([
    {
      id: expect.stringMatching(/^txn_/),
      type: 'deposit',
      from: 'external',
      to: 'wallet:a',
      amount: 5,
      at: noon,
    },
  ])
})

test.each([0, -1, 1.5, 1001, Number.NaN, Number.POSITIVE_INFINITY])(
  'rejects a posting of %d from a balance of 1000 cents',
  (amount) => {
    const ledger = ledgerWith(1000)
    const move = (): void => ledger.post({ type: 'payout', from: 'wallet:a', to: 'paid:a', amount })
    expect(move).toThrow(
      new RangeError(
        `Cannot post ${amount} cents from wallet:a to paid:a: the amount must be an integer from 1 to 1000.`,
      ),
    )
    expect(ledger.totals()).toMatchObject({ balances: 1000, paidOut: 0 })
    expect(ledger.postings()).toHaveLength(1)
  },
)

test('rejects deposits whose sum is not a safe integer', () => {
  const ledger = ledgerWith(1)
  const deposit = (amount: number): void =>
    ledger.post({ type: 'deposit', from: 'external', to: 'wallet:b', amount })
  expect(() => deposit(Number.MAX_SAFE_INTEGER)).toThrow(RangeError)
  deposit(Number.MAX_SAFE_INTEGER - 1)
  expect(() => deposit(1)).toThrow(RangeError)
  expect(ledger.totals().deposits).toBe(Number.MAX_SAFE_INTEGER)
})

test('an empty ledger has only zero balances', () => {
  const ledger = ledgerWith(5)
  ledger.reset()
  const zeros = { deposits: 0, balances: 0, held: 0, paidOut: 0, fees: 0 }
  expect(ledger.totals()).toEqual(zeros)
  expect(ledger.postings()).toEqual([])
})
