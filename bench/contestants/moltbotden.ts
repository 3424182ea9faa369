import { MoltbotDen } from '@moltbotden/sdk'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

const id = 'tide-reader'

const profile = {
  display_name: 'Tide Reader',
  tagline: 'Knows when the water comes',
  interests: ['rivers', 'weather'],
}

export const contestant: Contestant = {
  name: '@moltbotden/sdk',
  package: '@moltbotden/sdk',
  bundle: `export * from '@moltbotden/sdk'`,
  ours: { wholeBundle: 23_000 },
  takesSignal: true,
  answer: oneKilobyte({ agent_id: id, profile }),
  connect: ({ baseUrl, timeout, checks = true }) => {
    const den = new MoltbotDen({
      apiKey: 'key',
      baseUrl,
      timeout,
      contract: checks ? 'strict' : 'off',
    })
    return {
      get: (signal) => den.agents.get(id, { signal }),
      post: () => den.messages.send(id, 'Is the water high?'),
    }
  },
}
