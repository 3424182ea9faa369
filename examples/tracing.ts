import type { Hooks } from '@moltinfra/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { openTarget } from './lib/open-target.ts'

// A line for each attempt, from hooks: nothing is patched, and no hook ever sees the key.

/** `path` is the template, so all agents share one name: fit for metrics and spans. */
const timing: Hooks = {
  onResponse: ({ method, path, status, durationMs, attempt }) =>
    console.log(`${method} ${path}  ${status}  ${durationMs.toFixed(1)} ms  attempt ${attempt}`),
  onRetry: ({ operation, error, delayMs }) =>
    console.log(`${operation} again in ${Math.round(delayMs)} ms: ${error.code}`),
  onError: ({ operation, error }) => console.log(`${operation} failed: ${error.code}`),
}

await using target = await openTarget()
const infra = new MoltInfra({ ...target, hooks: timing })

const { id } = await infra.agents.create({ name: 'Ada' })
await infra.agents.sendMessage(id, { text: 'Hello' })
await infra.agents.delete(id)
await infra.agents.get(id).catch(() => undefined)
