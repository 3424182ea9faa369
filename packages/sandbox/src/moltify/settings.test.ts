import { expect, test } from 'vitest'
import { testMoltify } from '../../test/moltify.ts'
import { createSandbox } from '../index.ts'
import type { MoltifySettingsUpdate } from './settings.ts'

test('without a word about it calls are limited, and webhooks tested', () => {
  expect(createSandbox().moltify.settings).toMatchObject({
    rateLimits: true,
    ip: '127.0.0.1',
    transitionDelay: 0,
    connectionTest: 'real',
    webhookHosts: 'loopback',
  })
})

test('settings that are left out or undefined stay', () => {
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

test('two sandboxes do not share their settings', () => {
  const [one, two] = [testMoltify(), testMoltify()]
  one.moltify.configure({ assumptions: { feePercent: 10 } })
  expect(two.moltify.settings.assumptions.feePercent).toBe(12)
})

test.each([
  [{ pace: 1 }, 'There is no setting "pace". Known: rateLimits,'],
  [{ toString: 1 }, 'There is no setting "toString".'],
  [{ rateLimits: 'off' }, 'rateLimits must be true or false, not "off".'],
  [{ ip: '' }, 'ip must be a text, not "".'],
  [{ transitionDelay: -1 }, 'transitionDelay must be milliseconds from 0 on, not -1.'],
  [{ connectionTest: true }, "connectionTest must be 'real', 'pass' or 'fail', not true."],
  [{ webhookHosts: 'all' }, "webhookHosts must be 'loopback' or 'any', not \"all\"."],
  [{ assumptions: null }, 'assumptions must be an object, not null.'],
  [{ assumptions: { depth: 1 } }, 'There is no assumption "depth". Known: feePercent,'],
  [{ assumptions: { toString: 1 } }, 'There is no assumption "toString".'],
  [{ assumptions: { raceStatus: 404 } }, "raceStatus can't be 404. Allowed: 409, 400."],
  [{ assumptions: { feePercent: 1.5 } }, 'Allowed: any whole number from 0 on.'],
])('%j is refused and changes nothing', (changes, message) => {
  const { moltify } = testMoltify()
  const before = structuredClone(moltify.settings)
  expect(() =>
    moltify.configure({ transitionDelay: 9, ...changes } as MoltifySettingsUpdate),
  ).toThrow(message)
  expect(() => createSandbox({ moltify: changes as MoltifySettingsUpdate })).toThrow(message)
  expect(moltify.settings).toEqual(before)
})
