import { MoltGhostAgent } from '@moltghost/sdk'
import type { Candidate } from './candidate.ts'
import { chatChunks } from './chat-chunks.ts'
import { oneKilobyteBody } from './response-fixture.ts'

export const candidate: Candidate = {
  name: '@moltghost/sdk',
  package: '@moltghost/sdk',
  bundle: `export * from '@moltghost/sdk'`,
  ours: { bundleBudget: 24_000 },
  takesSignal: true,
  responseBody: oneKilobyteBody({ status: 'running', agent_id: 'abc123' }),
  events: chatChunks,
  createClient: ({ baseUrl, timeout, fetch, contractChecks = true }) => {
    const agent = new MoltGhostAgent({
      apiKey: 'key',
      baseUrl,
      timeout,
      fetch,
      contract: contractChecks ? 'strict' : 'off',
    })
    return {
      get: (signal) => agent.health({ signal }),
      post: () => agent.chat('Hello'),
      stream: () => agent.stream('Hello'),
    }
  },
}
