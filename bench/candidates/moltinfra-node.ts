import { MoltInfra } from '@moltinfra/sdk'
import { nodeTransport } from '@moltinfra/sdk/node'
import type { Candidate } from './candidate.ts'
import { candidate as overFetch } from './moltinfra.ts'
import { agent } from './response-fixture.ts'

export const candidate: Candidate = {
  name: '@moltinfra/sdk, nodeTransport()',
  takesSignal: true,
  responseBody: overFetch.responseBody,
  createClient: ({ baseUrl, timeout }) => {
    const transport = nodeTransport()
    const infra = new MoltInfra({ apiKey: 'key', baseUrl, timeout, transport, contract: 'strict' })
    return {
      get: (signal) => infra.agents.get(agent.id, { signal }),
      post: () => infra.agents.create({ name: 'Ada' }),
    }
  },
}
