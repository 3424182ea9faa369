import { expect, test } from 'vitest'
import { heldMegabytes } from '../../core/test/memory.ts'
import { MessageAccumulator } from './message-accumulator.ts'

test('a text of very many tokens takes little more memory than its characters', () => {
  const accumulator = new MessageAccumulator('agent_1')
  const count = 500_000
  const before = heldMegabytes()
  for (let at = 0; at < count; at++) {
    accumulator.add(JSON.parse(`{"type":"token","content":"${String(at).padStart(6, '0')}"}`))
  }
  // A chain of its tokens takes 32 bytes for each one more.
  expect(heldMegabytes() - before).toBeLessThan(8)
  accumulator.add({ type: 'done' })
  expect(accumulator.result()?.response).toHaveLength(6 * count)
})
