import { MoltInfra } from '@moltinfra/sdk'
import type { Candidate } from './candidate.ts'
import { agent, oneKilobyteBody } from './response-fixture.ts'

export const candidate: Candidate = {
  name: '@moltinfra/sdk',
  package: '@moltinfra/sdk',
  bundle: `export * from '@moltinfra/sdk'`,
  ours: { bundleBudget: 22_000 },
  takesSignal: true,
  responseBody: { success: true, data: oneKilobyteBody() },
  events: {
    opening: [],
    middle: (text) => `data: ${JSON.stringify({ type: 'token', content: text })}\n\n`,
    closing: [`data: ${JSON.stringify({ type: 'done', messageId: 'msg_8f2k1m5t9w3x' })}\n\n`],
  },
  createClient: ({ baseUrl, timeout, fetch, contractChecks = true }) => {
    const infra = new MoltInfra({
      apiKey: 'key',
      baseUrl,
      timeout,
      fetch,
      contract: contractChecks ? 'strict' : 'off',
    })
    return {
      get: (signal) => infra.agents.get(agent.id, { signal }),
      post: () => infra.agents.create({ name: 'Ada' }),
      stream: () => infra.agents.streamMessage(agent.id, { text: 'Hello' }),
    }
  },
}
