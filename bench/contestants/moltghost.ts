import { MoltGhostAgent } from '@moltghost/sdk'
import { oneKilobyte } from './answer.ts'
import { chatChunks } from './chat-chunks.ts'
import type { Contestant } from './contestant.ts'

export const contestant: Contestant = {
  name: '@moltghost/sdk',
  package: '@moltghost/sdk',
  bundle: `export * from '@moltghost/sdk'`,
  ours: { wholeBundle: 24_000 },
  takesSignal: true,
  answer: oneKilobyte({ status: 'running', agent_id: 'abc123' }),
  events: chatChunks,
  connect: ({ baseUrl, timeout, fetch, checks = true }) => {
    const agent = new MoltGhostAgent({
      apiKey: 'key',
      baseUrl,
      timeout,
      fetch,
      contract: checks ? 'strict' : 'off',
    })
    return {
      get: (signal) => agent.health({ signal }),
      post: () => agent.chat('Hello'),
      stream: () => agent.stream('Hello'),
    }
  },
}
