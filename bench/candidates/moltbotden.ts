import { MoltbotDen } from '@moltbotden/sdk'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

const id = 'tide-reader'

const profile = {
  display_name: 'Tide Reader',
  tagline: 'Knows when the water comes',
  interests: ['rivers', 'weather'],
}

export const candidate: Candidate = {
  name: '@moltbotden/sdk',
  package: '@moltbotden/sdk',
  bundle: `export * from '@moltbotden/sdk'`,
  ours: { bundleBudget: 23_000 },
  takesSignal: true,
  responseBody: oneKilobyteBody({ agent_id: id, profile }),
  createClient: ({ baseUrl, timeout, contractChecks = true }) => {
    const den = new MoltbotDen({
      apiKey: 'key',
      baseUrl,
      timeout,
      contract: contractChecks ? 'strict' : 'off',
    })
    return {
      get: (signal) => den.agents.get(id, { signal }),
      post: () => den.messages.send(id, 'Is the water high?'),
    }
  },
}
