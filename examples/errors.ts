import { isAbortError, isMoltError, MoltInfra } from '@moltinfra/sdk'
import { openTarget } from './lib/open-target.ts'

// One failure of each kind, and what a program can do about it.

await using target = await openTarget()
const infra = new MoltInfra(target)

/** What to do next. Guards and `name` hold even if two copies of the package meet. */
const advice = (error: unknown): string => {
  if (!isMoltError(error)) throw error
  if (isAbortError(error)) return 'nothing: this was asked for'
  if (error.outcome === 'unknown') return 'look whether it was done before doing it again'
  if (error.retryable) return `try again in ${error.retryAfterMs ?? 1000} ms`
  switch (error.name) {
    case 'InputError':
      return 'mend the input: nothing was sent'
    case 'AuthenticationError':
      return 'ask for another key'
    case 'NotFoundError':
      return 'forget this id'
    default:
      return 'log it, with error.requestId if there is one'
  }
}

const show = async (call: PromiseLike<unknown>): Promise<void> => {
  try {
    await call
  } catch (error) {
    console.log(`${error}\n  -> ${advice(error)}`)
  }
}

const { id } = await infra.agents.create({ name: 'Ada' })
const stranger = new MoltInfra({ ...target, apiKey: 'not-a-key' })
const nowhere = new MoltInfra({ ...target, baseUrl: 'http://127.0.0.1:2', maxRetries: 0 })

await show(infra.agents.create({ name: '' }))
await show(infra.agents.get('agent_nobody'))
await show(stranger.agents.get(id))
await show(nowhere.agents.get(id))
await show(infra.agents.get(id, { signal: AbortSignal.abort() }))
// The message is out, its answer was not waited for: nobody here knows whether it was read.
await show(infra.agents.sendMessage(id, { text: 'Hello' }, { timeout: 50 }))

await infra.agents.delete(id)
