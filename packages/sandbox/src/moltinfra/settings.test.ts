import { expect, test } from 'vitest'
import { testSandbox } from '../../test/moltinfra.ts'
import { createSandbox } from '../index.ts'
import type { MoltInfraSettingsUpdate } from './settings.ts'

test('an update keeps missing and undefined settings', () => {
  const { moltinfra } = testSandbox()
  moltinfra.configure({ tokenPace: 7, assumptions: { patchDepth: 'merge' } })
  moltinfra.configure({ agentQuota: 3, tokenPace: undefined, assumptions: { listKey: 'items' } })
  expect(moltinfra.settings).toMatchObject({
    tokenPace: 7,
    agentQuota: 3,
    assumptions: { patchDepth: 'merge', listKey: 'items' },
  })
})

test('two sandboxes have separate settings', () => {
  const [one, two] = [testSandbox(), testSandbox()]
  one.moltinfra.configure({ assumptions: { patchDepth: 'merge' } })
  expect(two.moltinfra.settings.assumptions.patchDepth).toBe('replace')
})

test.each([
  [{ pace: 1 }, 'Unknown setting "pace". Did you mean "tokenPace"? Allowed: rateLimits,'],
  [{ rateLimits: 'off' }, 'rateLimits must be true or false, got "off".'],
  [{ tokenPace: -1 }, 'tokenPace must be a non-negative number of milliseconds, got -1.'],
  [{ tokenPace: 'fast' }, 'tokenPace must be'],
  [{ streamEndpoint: 'off' }, 'streamEndpoint must be "on", 404 or 405, got "off".'],
  [{ modelError: { after: 1 } }, 'modelError must be'],
  [{ agentQuota: 1.5 }, 'agentQuota must be a non-negative integer, got 1.5.'],
  [{ concurrentMessages: null }, 'concurrentMessages must be'],
  [{ assumptions: [] }, 'assumptions must be an object, got [].'],
  [{ assumptions: null }, 'assumptions must be an object'],
  [
    { assumptions: { depth: 1 } },
    'Unknown assumption "depth". Did you mean "patchDepth"? Allowed: patchDepth,',
  ],
  [
    { assumptions: { quotaStatus: 404 } },
    'assumptions.quotaStatus must be 403, 402, or 429, got 404.',
  ],
  [{ assumptions: { nameMaxLength: -1 } }, 'must be a non-negative integer, got'],
])('rejects %j and changes nothing', (changes, message) => {
  const { moltinfra } = testSandbox()
  const before = structuredClone(moltinfra.settings)
  const change = (): void => moltinfra.configure(changes as MoltInfraSettingsUpdate)
  const construct = (): unknown => createSandbox({ moltinfra: changes as MoltInfraSettingsUpdate })
  expect(change).toThrow(message)
  expect(construct).toThrow(message)
  expect(moltinfra.settings).toEqual(before)
})
