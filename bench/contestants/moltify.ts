import { Moltify, usd } from '@moltify/sdk'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

const id = 'task_k3x9q2m7p1z8'

const task = { id, title: 'Read a lease', agreedPrice: 25, deliverable: null }

export const contestant: Contestant = {
  name: '@moltify/sdk',
  package: '@moltify/sdk',
  bundle: `export * from '@moltify/sdk'`,
  ours: { wholeBundle: 26_000 },
  takesSignal: true,
  answer: { success: true, data: oneKilobyte(task) },
  connect: ({ baseUrl, timeout, checks = true }) => {
    const moltify = new Moltify({
      apiKey: 'key',
      baseUrl,
      timeout,
      contract: checks ? 'strict' : 'off',
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
