import { expect, test } from 'vitest'
import { fixtures } from '../test/client-methods.ts'
import type { TrustRules } from './index.ts'
import { trustPolicy } from './index.ts'

const known = fixtures.getRequestorReputation.data
const rules: TrustRules = {
  reject: ({ metrics }) => (metrics?.disputeRate ?? 0) > 0.3 && 'disputes too often',
  accept: ({ trustTier }) => trustTier === 'trusted',
  review: ({ identityVerified }) => (identityVerified ? 'has shown who it is' : ''),
}

test.for([
  [{ trustTier: 'trusted' }, 'accept', 'the accept rule matched'],
  [{ trustTier: 'trusted', metrics: { disputeRate: 0.5 } }, 'reject', 'disputes too often'],
  [{ trustTier: 'a new one', identityVerified: true }, 'review', 'has shown who it is'],
  [{ trustTier: 'a new one', identityVerified: null }, 'reject', 'no rule matched'],
  [{}, 'reject', 'no rule matched'],
] as const)('of %j the rules say %s', ([reputation, decision, reason]) => {
  expect(trustPolicy(rules)(reputation)).toEqual({ decision, reason })
})

test('decides on review if there is no review rule and no rule matched', () => {
  const decide = trustPolicy({ accept: ({ metrics }) => (metrics?.totalTasks ?? 0) > 1000 })
  expect(decide(known)).toEqual({ decision: 'review', reason: 'no rule matched' })
})

test.for([Promise.resolve(false), 1, {}, [], ''])(
  'does not match on a value other than true or a string: %j',
  async (said) => {
    const decide = trustPolicy({ accept: () => said as unknown as boolean })
    expect(decide(known).decision).toBe('review')
  },
)

test('applies rules in order until one matches', () => {
  const calls: string[] = []
  const ask = (name: string, said: boolean) => () => {
    calls.push(name)
    return said
  }
  const decide = trustPolicy({
    review: ask('review', true),
    accept: ask('accept', true),
    reject: ask('reject', false),
  })
  expect(decide(known).decision).toBe('accept')
  expect(calls).toEqual(['reject', 'accept'])
})
