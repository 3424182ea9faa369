import { MoltInfra } from '@moltinfra/sdk'
import { agent, oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

export const contestant: Contestant = {
  name: '@moltinfra/sdk',
  package: '@moltinfra/sdk',
  bundle: `export * from '@moltinfra/sdk'`,
  ours: { wholeBundle: 22_000 },
  takesSignal: true,
  answer: { success: true, data: oneKilobyte() },
  events: {
    opening: [],
    middle: (text) => `data: ${JSON.stringify({ type: 'token', content: text })}\n\n`,
    closing: [`data: ${JSON.stringify({ type: 'done', messageId: 'msg_8f2k1m5t9w3x' })}\n\n`],
  },
  connect: ({ baseUrl, timeout, fetch, checks = true }) => {
    const infra = new MoltInfra({
      apiKey: 'key',
      baseUrl,
      timeout,
      fetch,
      contract: checks ? 'strict' : 'off',
    })
    return {
      get: (signal) => infra.agents.get(agent.id, { signal }),
      post: () => infra.agents.create({ name: 'Ada' }),
      stream: () => infra.agents.streamMessage(agent.id, { text: 'Hello' }),
    }
  },
}
