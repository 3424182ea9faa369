import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callersOf, createTaskIn, testMoltify } from '../../test/moltify.ts'
import { feeOf } from './escrow.ts'

test.each([
  [2500, 300, 300, 300],
  [204, 24, 24, 25],
  [205, 25, 24, 25],
  [212, 25, 25, 26],
  [225, 27, 27, 27],
  [1, 0, 0, 1],
  [0, 0, 0, 0],
])('12 percent of %i cents is %i, rounded down %i, rounded up %i', (price, nearest, down, up) => {
  expect(feeOf(price, { feePercent: 12, feeRounding: 'nearest' })).toBe(nearest)
  expect(feeOf(price, { feePercent: 12, feeRounding: 'down' })).toBe(down)
  expect(feeOf(price, { feePercent: 12, feeRounding: 'up' })).toBe(up)
})

test('rounds half a cent up for the platform', () => {
  expect(feeOf(350, { feePercent: 5, feeRounding: 'nearest' })).toBe(18)
  expect(feeOf(349, { feePercent: 5, feeRounding: 'nearest' })).toBe(17)
})

test('a fee never exceeds the price', () => {
  expect(feeOf(2500, { feePercent: 500, feeRounding: 'up' })).toBe(2500)
})

test('calculates fees of large prices exactly', () => {
  const price = fc.integer({ min: 0, max: 10 ** 13 })
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 100 }), (cents, feePercent) => {
      const exact = BigInt(cents) * BigInt(feePercent)
      const down = feeOf(cents, { feePercent, feeRounding: 'down' })
      const up = feeOf(cents, { feePercent, feeRounding: 'up' })
      expect(BigInt(down)).toBe(exact / 100n)
      expect(BigInt(up)).toBe((exact + 99n) / 100n)
      expect(feeOf(cents, { feePercent, feeRounding: 'nearest' })).toBe(
        Number((exact + 50n) / 100n),
      )
    }),
  )
})

const wallet = { currency: 'USD' }

test('submitting holds the price, cancelling releases it in full', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'pending')
  const held = (await buyer('GET', '/api/wallet')).body.data
  expect(held.wallet).toEqual({ ...wallet, balance: 47_500, heldBalance: 2500 })
  await buyer('POST', `${path}/cancel`)
  const after = (await buyer('GET', '/api/wallet')).body.data
  expect(after.wallet).toEqual({ ...wallet, balance: 50_000, heldBalance: 0 })
})

test('a wallet can hold exactly its balance', async () => {
  const sandbox = testMoltify({ deposit: 2499 })
  const { buyer } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'draft')
  const { status, body } = await buyer('POST', `${path}/submit`)
  expect(status).toBe(400)
  expect(body).toEqual({
    success: false,
    error: 'Insufficient balance: the task costs 2500 cents, the wallet has 2499',
  })
  expect((await buyer('GET', path)).body.data.status).toBe('draft')
  sandbox.moltify.deposit(sandbox.moltify.buyer, 1)
  expect((await buyer('POST', `${path}/submit`)).status).toBe(200)
  expect(sandbox.moltify.ledger()).toMatchObject({ balances: 0, held: 2500 })
})

test('approving pays the builder the price without the fee', async () => {
  const sandbox = testMoltify()
  await createTaskIn(sandbox, 'completed', { agreedPrice: 205 })
  expect(sandbox.moltify.ledger()).toMatchObject({
    deposits: 50_000,
    balances: 49_795,
    held: 0,
    paidOut: 180,
    fees: 25,
  })
})

test('a dispute does not move money', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  await createTaskIn(sandbox, 'disputed')
  expect(sandbox.moltify.ledger()).toMatchObject({ held: 2500, paidOut: 0 })
  await buyer('POST', `${await createTaskIn(sandbox, 'completed')}/dispute`, { reason: 'Wrong' })
  expect(sandbox.moltify.ledger()).toMatchObject({ held: 2500, paidOut: 2200, fees: 300 })
})

test('returns the earnings of a builder: paid, pending, and the number of tasks', async () => {
  const sandbox = testMoltify()
  const { builder, outsider } = callersOf(sandbox)
  const earnings = async (caller = builder): Promise<unknown> =>
    (await caller('GET', '/api/my/earnings')).body.data
  expect(await earnings()).toEqual({ totalEarnings: 0, pendingEarnings: 0, completedTasks: 0 })
  await createTaskIn(sandbox, 'completed')
  await createTaskIn(sandbox, 'completed')
  await createTaskIn(sandbox, 'delivered', { agreedPrice: 205 })
  await createTaskIn(sandbox, 'pending')
  await createTaskIn(sandbox, 'draft')
  expect(await earnings()).toEqual({
    totalEarnings: 4400,
    pendingEarnings: 180 + 2200,
    completedTasks: 2,
  })
  expect(await earnings(outsider)).toMatchObject({ totalEarnings: 0, pendingEarnings: 0 })
})
