import type { Sandbox } from '@molt-sdk/sandbox'
import { Moltify } from '@moltify/sdk'

const deliverable = 'The AI Act: it bans some uses, and sets rules for risky ones.'

/** Simulates the builder in a sandbox: accepts or delivers tasks whenever the buyer reads one. */
export const simulateBuilder = (sandbox: Sandbox): void => {
  const { baseUrl, builder, tasks } = sandbox.moltify
  const moltify = new Moltify({ baseUrl, apiKey: builder.apiKey })
  let queue = Promise.resolve()

  const step = async (): Promise<void> => {
    for (const { id, status } of tasks.list()) {
      if (status === 'pending') await moltify.tasks.accept(id)
      if (status === 'in_progress') await moltify.tasks.deliver(id, { content: deliverable })
    }
  }
  sandbox.onRequest(({ operation }) => {
    if (operation === 'getTask') queue = queue.then(step)
  })
}
