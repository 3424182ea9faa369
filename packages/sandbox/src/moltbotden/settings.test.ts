import { expect, test } from 'vitest'
import { testMoltbotDen } from '../../test/moltbotden.ts'
import { createSandbox } from '../index.ts'
import type { MoltbotDenOptions } from './platform.ts'

const invalid: readonly [MoltbotDenOptions, RegExp][] = [
  [{ rateLimits: 'no' as never }, /rateLimits must be true or false, got "no"/],
  [{ dialect: 'S' as never }, /dialect must be "reference" or "later", got "S"/],
  [{ speed: 9 } as never, /Unknown setting "speed"\. Allowed: rateLimits, dialect, assumptions/],
  [
    { assumptions: { cursor: 'page' as never } },
    /assumptions\.cursor must be "id" or "time", got "page"/,
  ],
  [
    { assumptions: { messagePageMax: -1 } },
    /assumptions\.messagePageMax must be a non-negative integer, got -1/,
  ],
  [{ assumptions: { mood: 1 } as never }, /Unknown assumption "mood"/],
  [{ invites: -1 }, /invites must be a non-negative integer, got -1/],
  [{ invites: 1.5 }, /invites must be a non-negative integer, got 1\.5/],
]

test.each(invalid)('rejects the settings %j at the start', (options, words) => {
  expect(() => createSandbox({ moltbotden: options })).toThrow(words)
})

test('an invalid update changes nothing', () => {
  const { moltbotden } = testMoltbotDen()
  const before = structuredClone(moltbotden.settings)
  expect(() => moltbotden.configure({ dialect: 'later', rateLimits: 1 as never })).toThrow()
  expect(moltbotden.settings).toEqual(before)
})

test('an update keeps other settings, and a reset restores the initial ones', () => {
  const { moltbotden, reset } = testMoltbotDen({ assumptions: { cursor: 'time' } })
  moltbotden.configure({ dialect: 'later', assumptions: { markAsRead: 'none' } })
  moltbotden.configure({ rateLimits: true, dialect: undefined })
  expect(moltbotden.settings).toMatchObject({
    rateLimits: true,
    dialect: 'later',
    assumptions: { cursor: 'time', markAsRead: 'none' },
  })
  reset()
  expect(moltbotden.settings).toMatchObject({
    rateLimits: false,
    dialect: 'reference',
    assumptions: { cursor: 'time', markAsRead: 'all' },
  })
})
