import type { Hooks } from '@moltinfra/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { openMoltInfra } from './lib/open-moltinfra.ts'

// Prints one line per attempt with hooks, which never see the API key.

/** `path` is the route template, so all agents share one name in metrics and spans. */
const timing: Hooks = {
  onResponse: ({ method, path, status, durationMs, attempt }) =>
    console.log(`${method} ${path}  ${status}  ${durationMs.toFixed(1)} ms  attempt ${attempt}`),
  onRetry: ({ operation, error, delayMs }) =>
    console.log(`${operation} retry in ${Math.round(delayMs)} ms: ${error.code}`),
  onError: ({ operation, error }) => console.log(`${operation} failed: ${error.code}`),
}

await using target = await openMoltInfra()
const infra = new MoltInfra({ ...target, hooks: timing })

const { id } = await infra.agents.create({ name: 'Ada' })
await infra.agents.sendMessage(id, { text: 'Hello' })
await infra.agents.delete(id)
await infra.agents.get(id).catch(() => undefined)
