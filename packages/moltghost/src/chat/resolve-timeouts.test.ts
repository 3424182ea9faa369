import { describe, expect, test } from 'vitest'
import { neverRespond } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { agentAt } from '../../test/agent.ts'
import { resolveTimeouts } from './resolve-timeouts.ts'

describe('resolveTimeouts()', () => {
  test.for([
    ['less than the 300 seconds of fetch in Node.js by default', {}, {}, undefined, 290_000],
    ['a little more than timeout_seconds', {}, {}, 60, 65_000],
    ['the option of the call', { timeout: 1_000 }, { timeout: 2_000 }, 60, 1_000],
    ['the option of the client', {}, { timeout: 2_000 }, undefined, 2_000],
    ['timeout_seconds, whatever the option of the call', {}, { timeout: 2_000 }, 10, 15_000],
  ] as const)('is %s', ([, call, client, seconds, timeout]) => {
    expect(resolveTimeouts(call, client, { timeout_seconds: seconds })).toMatchObject({ timeout })
  })

  test.for([
    ['includes waits', {}, {}, 425_000],
    ['is the option of the client', {}, { totalTimeout: 7_000 }, 7_000],
    ['is the option of the call', { totalTimeout: 9_000 }, { totalTimeout: 7_000 }, 9_000],
  ] as const)('with all attempts %s', ([, call, client, totalTimeout]) => {
    expect(resolveTimeouts(call, client, { timeout_seconds: 300 })).toMatchObject({ totalTimeout })
  })

  test('keeps the other options', () => {
    const { signal } = new AbortController()
    expect(resolveTimeouts({ signal, maxRetries: 0 }, {}, {})).toMatchObject({
      signal,
      maxRetries: 0,
    })
  })

  test('applies to every method', async () => {
    const agent = agentAt(await scriptedServer(neverRespond), { timeout: 60 })
    const methods = [
      () => agent.chat('Hello!'),
      () => agent.stream('Hello!').final(),
      () => agent.completions.create('Hello'),
      () => agent.completions.stream('Hello').final(),
      () => agent.tools.invoke({ prompt: 'Do', tools: ['it'] }),
    ]
    for (const ask of methods) {
      expect(await rejectionOf(ask())).toMatchObject({ name: 'TimeoutError', code: 'timeout' })
    }
  })
})
