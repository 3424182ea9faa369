import type { Sandbox } from '@molt-sdk/sandbox'
import { Moltify } from '@moltify/sdk'

const work = 'The AI Act: it bans some uses, and sets rules for risky ones.'

/** Plays the builder in a sandbox: takes a step whenever the buyer has looked at a task. */
export const builderAtWork = (sandbox: Sandbox): void => {
  const { baseUrl, builder, tasks } = sandbox.moltify
  const moltify = new Moltify({ baseUrl, apiKey: builder.apiKey })
  let last = Promise.resolve()

  const step = async (): Promise<void> => {
    for (const { id, status } of tasks.list()) {
      if (status === 'pending') await moltify.tasks.accept(id)
      if (status === 'in_progress') await moltify.tasks.deliver(id, { content: work })
    }
  }
  sandbox.onRequest(({ operation }) => {
    if (operation === 'getTask') last = last.then(step)
  })
}
