import { expect, test } from 'vitest'
import type { Caller } from '../../test/moltify.ts'
import { callersOf, createTaskIn, testMoltify } from '../../test/moltify.ts'

interface WalletView {
  readonly type: string
  readonly amount: number
}

const transactions = async (caller: Caller, query = ''): Promise<WalletView[]> =>
  (await caller('GET', `/api/wallet/transactions${query}`)).body.data.items

const inBrief = (items: readonly WalletView[]): unknown[] =>
  items.map(({ type, amount }) => [type, amount])

test('the wallet has the format of the reference', async () => {
  const { buyer } = callersOf(testMoltify())
  expect((await buyer('GET', '/api/wallet')).body).toEqual({
    success: true,
    data: {
      wallet: { balance: 50_000, heldBalance: 0, currency: 'USD' },
      connectStatus: 'not_connected',
    },
  })
})

test('every posting of the wallet is a transaction, newest first', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  await buyer('POST', `${await createTaskIn(sandbox, 'pending')}/cancel`)
  sandbox.clock.advance('1m')
  await createTaskIn(sandbox, 'completed')
  const items = await transactions(buyer)
  expect(inBrief(items)).toEqual([
    ['escrow_hold', -2500],
    ['escrow_refund', 2500],
    ['escrow_hold', -2500],
    ['deposit', 50_000],
  ])
  expect(items[0]).toEqual({
    id: expect.stringMatching(/^txn_/),
    type: 'escrow_hold',
    amount: -2500,
    taskId: sandbox.moltify.tasks.list()[1]?.id,
    description: 'Held for a task',
    createdAt: '2026-01-05T12:01:00.000Z',
  })
  expect(items[3]).toMatchObject({ taskId: null })
  expect(inBrief(await transactions(builder))).toEqual([
    ['payout', -2200],
    ['escrow_release', 2200],
  ])
})

test('transactions can be filtered by type and are paginated', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  for (let at = 1; at <= 3; at++) sandbox.moltify.deposit(sandbox.moltify.buyer, at)
  await createTaskIn(sandbox, 'pending')
  expect(inBrief(await transactions(buyer, '?type=deposit&limit=2&page=2'))).toEqual([
    ['deposit', 1],
    ['deposit', 50_000],
  ])
  expect(await transactions(buyer, '?type=withdrawal')).toEqual([])
  const { body } = await buyer('GET', '/api/wallet/transactions?type=gift')
  expect(body.errors).toEqual({ type: [expect.stringContaining("'escrow_refund'")] })
  const { pagination } = (await buyer('GET', '/api/wallet/transactions?limit=3')).body.data
  expect(pagination).toEqual({ page: 1, limit: 3, total: 5, totalPages: 2, hasMore: true })
})

test('transactions of other accounts are not visible', async () => {
  const sandbox = testMoltify()
  await createTaskIn(sandbox, 'completed')
  expect(await transactions(callersOf(sandbox).outsider)).toEqual([])
})

test('deposit limits count the last 24 hours, and the trust level depends on age', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const limits = async (): Promise<unknown> =>
    (await buyer('GET', '/api/wallet/deposit-limits')).body.data
  const stated = { minDeposit: 500, maxDeposit: 100_000, dailyLimit: 200_000 }
  expect(await limits()).toEqual({
    ...stated,
    trustStatus: 'new_verified',
    remainingToday: 150_000,
  })
  sandbox.moltify.deposit(sandbox.moltify.buyer, 500_000)
  expect(await limits()).toMatchObject({ remainingToday: 0 })
  sandbox.clock.advance('24h')
  expect(await limits()).toMatchObject({ remainingToday: 200_000 })
  sandbox.clock.advance('29d')
  expect(await limits()).toMatchObject({ trustStatus: 'new_verified' })
  sandbox.clock.advance(1)
  expect(await limits()).toMatchObject({ trustStatus: 'trusted' })
})
