import { expect, test } from 'vitest'
import { testSandbox } from '../../test/moltinfra.ts'
import { createSandbox } from '../index.ts'
import type { MoltInfraSettingsUpdate } from './settings.ts'

test('settings that are left out or undefined stay', () => {
  const { moltinfra } = testSandbox()
  moltinfra.configure({ tokenPace: 7, assumptions: { patchDepth: 'merge' } })
  moltinfra.configure({ agentQuota: 3, tokenPace: undefined, assumptions: { listKey: 'items' } })
  expect(moltinfra.settings).toMatchObject({
    tokenPace: 7,
    agentQuota: 3,
    assumptions: { patchDepth: 'merge', listKey: 'items' },
  })
})

test('two sandboxes do not share their settings', () => {
  const [one, two] = [testSandbox(), testSandbox()]
  one.moltinfra.configure({ assumptions: { patchDepth: 'merge' } })
  expect(two.moltinfra.settings.assumptions.patchDepth).toBe('replace')
})

test.each([
  [{ pace: 1 }, 'There is no setting "pace". Known: tokenPace,'],
  [{ tokenPace: -1 }, 'tokenPace must be milliseconds from 0 on, not -1.'],
  [{ tokenPace: 'fast' }, 'tokenPace must be'],
  [{ streamEndpoint: 'off' }, 'streamEndpoint must be \'on\', 404 or 405, not "off".'],
  [{ modelError: { after: 1 } }, 'modelError must be'],
  [{ agentQuota: 1.5 }, 'agentQuota must be a whole number from 0 on'],
  [{ concurrentMessages: null }, 'concurrentMessages must be'],
  [{ assumptions: [] }, 'assumptions must be an object, not [].'],
  [{ assumptions: null }, 'assumptions must be an object'],
  [{ assumptions: { depth: 1 } }, 'There is no assumption "depth". Known: patchDepth,'],
  [{ assumptions: { quotaStatus: 404 } }, "quotaStatus can't be 404. Allowed: 403, 402, 429."],
  [{ assumptions: { nameMaxLength: -1 } }, 'Allowed: any whole number from 0 on.'],
])('%j is refused and changes nothing', (changes, message) => {
  const { moltinfra } = testSandbox()
  const before = structuredClone(moltinfra.settings)
  const change = (): void => moltinfra.configure(changes as MoltInfraSettingsUpdate)
  const construct = (): unknown => createSandbox({ moltinfra: changes as MoltInfraSettingsUpdate })
  expect(change).toThrow(message)
  expect(construct).toThrow(message)
  expect(moltinfra.settings).toEqual(before)
})
