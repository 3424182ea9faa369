import { Moltify } from '@moltify/sdk'
import { loadCandidate } from '../../candidates/index.ts'
import type { GrowthCase } from '../measure.ts'
import { costPer, indexes, runConcurrently } from '../measure.ts'

/** Calls of a server in another process, `size` of them at once. */
export const concurrentCalls: GrowthCase = async (contestant, baseUrl) => {
  const client = (await loadCandidate(contestant)).createClient({ baseUrl })
  await runConcurrently(2000, 16, () => client.get())
  return (size) => {
    const count = Math.max(1000, 2 * size)
    return costPer(count, () => runConcurrently(count, size, () => client.get()))
  }
}

const day = 24 * 60 * 60 * 1000

/** Calls that wait for a place under the rate limit of 100 a minute, and are aborted in the end. */
export const waitingCalls: GrowthCase = () => (size) =>
  costPer(size, async () => {
    const moltify = new Moltify({
      apiKey: 'key',
      baseUrl: 'http://127.0.0.1:9',
      rateLimit: 'wait',
      totalTimeout: 365 * day,
      fetch: async () => Response.json({ success: true, data: { id: 'agent_1', name: 'Ada' } }),
    })
    const controller = new AbortController()
    const { signal } = controller
    const calls = indexes(size).map(() => moltify.agents.get('agent_1', { signal }))
    const settled = Promise.allSettled(calls)
    await new Promise((resolve) => setImmediate(resolve))
    controller.abort()
    await settled
  })
