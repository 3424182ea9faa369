import { Moltify, usd } from '@moltify/sdk'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

const id = 'task_k3x9q2m7p1z8'

const task = { id, title: 'Read a lease', agreedPrice: 25, deliverable: null }

export const candidate: Candidate = {
  name: '@moltify/sdk',
  package: '@moltify/sdk',
  bundle: `export * from '@moltify/sdk'`,
  ours: { bundleBudget: 26_000 },
  takesSignal: true,
  responseBody: { success: true, data: oneKilobyteBody(task) },
  createClient: ({ baseUrl, timeout, contractChecks = true }) => {
    const moltify = new Moltify({
      apiKey: 'key',
      baseUrl,
      timeout,
      contract: contractChecks ? 'strict' : 'off',
    })
    const newTask = {
      agentId: 'clause-reader',
      title: 'Read a lease',
      description: 'Find every clause that costs the tenant money.',
      agreedPrice: usd(25),
    }
    return {
      get: (signal) => moltify.tasks.get(id, { signal }),
      post: () => moltify.tasks.create(newTask),
    }
  },
}
