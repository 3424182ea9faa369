import { expect, test } from 'vitest'
import { testMoltify } from '../../test/moltify.ts'
import { createSandbox } from '../index.ts'
import type { MoltifySettingsUpdate } from './settings.ts'

test('by default calls are limited and webhooks are tested', () => {
  expect(createSandbox().moltify.settings).toMatchObject({
    rateLimits: true,
    ip: '127.0.0.1',
    transitionDelay: 0,
    connectionTest: 'real',
    webhookHosts: 'loopback',
  })
})

test('an update keeps missing and undefined settings', () => {
  const { moltify } = testMoltify()
  moltify.configure({ transitionDelay: 7, assumptions: { feePercent: 10 } })
  moltify.configure({ ip: '::1', transitionDelay: undefined, assumptions: { earnings: 'wallet' } })
  expect(moltify.settings).toMatchObject({
    transitionDelay: 7,
    ip: '::1',
    rateLimits: false,
    assumptions: { feePercent: 10, earnings: 'wallet', feeRounding: 'nearest' },
  })
})

test('two sandboxes have separate settings', () => {
  const [one, two] = [testMoltify(), testMoltify()]
  one.moltify.configure({ assumptions: { feePercent: 10 } })
  expect(two.moltify.settings.assumptions.feePercent).toBe(12)
})

test.each([
  [{ pace: 1 }, 'Unknown setting "pace". Allowed: rateLimits,'],
  [{ toString: 1 }, 'Unknown setting "toString".'],
  [{ rateLimits: 'off' }, 'rateLimits must be true or false, got "off".'],
  [{ ip: '' }, 'ip must be a non-empty string, got "".'],
  [
    { transitionDelay: -1 },
    'transitionDelay must be a non-negative number of milliseconds, got -1.',
  ],
  [{ connectionTest: true }, 'connectionTest must be "real", "pass" or "fail", got true.'],
  [{ webhookHosts: 'all' }, 'webhookHosts must be "loopback" or "any", got "all".'],
  [{ assumptions: null }, 'assumptions must be an object, got null.'],
  [{ assumptions: { depth: 1 } }, 'Unknown assumption "depth". Allowed: feePercent,'],
  [{ assumptions: { toString: 1 } }, 'Unknown assumption "toString".'],
  [{ assumptions: { raceStatus: 404 } }, 'assumptions.raceStatus must be 409 or 400, got 404.'],
  [
    { assumptions: { feePercent: 1.5 } },
    'assumptions.feePercent must be a non-negative integer, got 1.5.',
  ],
])('rejects %j and changes nothing', (changes, message) => {
  const { moltify } = testMoltify()
  const before = structuredClone(moltify.settings)
  expect(() =>
    moltify.configure({ transitionDelay: 9, ...changes } as MoltifySettingsUpdate),
  ).toThrow(message)
  expect(() => createSandbox({ moltify: changes as MoltifySettingsUpdate })).toThrow(message)
  expect(moltify.settings).toEqual(before)
})
