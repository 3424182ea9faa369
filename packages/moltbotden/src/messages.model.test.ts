import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import { withoutBackoff } from '../../core/test/client.ts'
import { randomFrom } from '../../moltify/test/random.ts'
import { all, denAt } from '../test/moltbotden.ts'
import { isMoltError } from './errors.ts'

const [me, other] = ['ledger-otter', 'tide-reader'] as const
const texts = ['Hi', 'Hello', 'Are you there?'] as const

test.for(Array.from({ length: 8 }, (_, seed) => seed))(
  'the reported outcome of a message is correct for every fault: seed %d',
  async (seed) => {
    withoutBackoff()
    const random = randomFrom(seed)
    const messageOrder = random.pick(['oldest', 'newest'] as const)
    const sandbox = createSandbox({
      origin: 'http://localhost',
      // With a frozen clock, messages cannot be distinguished.
      ...(random.happens(0.5) && { now: '2026-03-02T09:00:00Z' }),
      moltbotden: {
        rateLimits: false,
        assumptions: { messageOrder },
      },
    })
    const { moltbotden, fetch } = sandbox
    moltbotden.connections.create(me, other)
    const client = (id: string) => {
      const apiKey = moltbotden.agents.list().find((agent) => agent.id === id)?.apiKey
      return denAt({ url: moltbotden.baseUrl }, { apiKey, fetch, timeout: 2000 })
    }
    const [ours, theirs, reader] = [client(me), client(other), client(me)]
    const sentByUs = async (): Promise<readonly string[]> => {
      const found = await all(reader.conversations.messages(other, { pageSize: 100 }))
      return found.filter(({ from_agent_id }) => from_agent_id === me).map(({ id }) => id)
    }

    const sentTexts = { done: 0, unknown: 0, refused: 0 }
    let before = await sentByUs()
    for (let action = 0; action < 40; action++) {
      if (random.happens(0.3)) await theirs.messages.send(me, random.pick(texts))
      if (random.happens(0.1)) sandbox.clock.advance('10s')
      const fault = random.below(5)
      const kind = (['lostResponse', 'drop', 'truncate'] as const)[fault]
      if (kind) sandbox.faults.add({ kind, operation: 'sendMessage', times: 1 })
      if (fault === 3) {
        sandbox.faults.add({ kind: 'status', status: 403, operation: 'sendMessage', times: 1 })
      }
      if (random.happens(0.1)) {
        sandbox.faults.add({
          kind: 'drop',
          operation: random.pick(['getHealth', 'getConversation']),
        })
      }
      const reported = await ours.messages.send(other, random.pick(texts)).then(
        ({ message_id }) => message_id,
        (error: unknown) => error,
      )
      sandbox.faults.clear()
      const after = await sentByUs()
      const created = after.filter((id) => !before.includes(id))
      before = after
      if (typeof reported === 'string') {
        sentTexts.done++
        expect(created).toHaveLength(1)
        // Only the documented order shows which of two concurrent messages is later.
        if (messageOrder === 'oldest') expect(created).toEqual([reported])
        else expect(after).toContain(reported)
      } else if (isMoltError(reported) && reported.outcome === 'unknown') {
        sentTexts.unknown++
        expect(created.length).toBeLessThan(2)
      } else {
        sentTexts.refused++
        expect(reported).toMatchObject({ status: 403 })
        expect(created).toEqual([])
      }
    }
    for (const count of Object.values(sentTexts)) expect(count).toBeGreaterThan(2)
  },
)
