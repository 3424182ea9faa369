import type { MessageStreamEvent } from '@molt-sdk/contracts/moltinfra/types'
import { describe, expect, test } from 'vitest'
import { MessageAccumulator } from './message-accumulator.ts'

const collect = (...events: MessageStreamEvent[]): [items: unknown[], final: unknown] => {
  const collector = new MessageAccumulator('agent_1')
  return [events.map((event) => collector.add(event)), collector.result()]
}

const tokens: MessageStreamEvent[] = [
  { type: 'token', content: 'Good ' },
  { type: 'token', content: 'day.' },
]

describe('a message', () => {
  test('is joined from its tokens', () => {
    expect(collect(...tokens, { type: 'done' })).toEqual([
      [...tokens, undefined],
      { agentId: 'agent_1', response: 'Good day.' },
    ])
  })

  test('keeps all fields of the closing event', () => {
    const closing = {
      messageId: 'msg_1',
      agentId: 'agent_7',
      response: 'Good day!',
      content: 'Good day?',
      metadata: { tokensUsed: 2 },
      addedLater: [1],
    }
    expect(collect(...tokens, { type: 'done', ...closing })[1]).toEqual(closing)
  })

  test.for([{ response: null }, { response: '' }, { response: 7 }, {}])(
    'has the text of its tokens if the closing event has %j',
    (closing) => {
      const [, final] = collect(...tokens, { type: 'done', ...closing })
      expect(final).toEqual({ agentId: 'agent_1', response: 'Good day.' })
    },
  )

  test('may be empty', () => {
    const empty = { type: 'token', content: '' }
    expect(collect(empty, { type: 'done' })).toEqual([
      [empty, undefined],
      { agentId: 'agent_1', response: '' },
    ])
  })

  test('is undefined before its closing event', () => {
    expect(collect(...tokens)[1]).toBeUndefined()
  })

  test('ignores unknown events', () => {
    const odd = [
      { type: 'thought', content: 'Hm.' },
      { type: 'token' },
      { type: 'token', content: null },
      {} as MessageStreamEvent,
    ]
    expect(collect(...odd, { type: 'done' })).toEqual([
      [undefined, undefined, undefined, undefined, undefined],
      { agentId: 'agent_1', response: '' },
    ])
  })
})
