import { isAbortError, isMoltError, MoltInfra } from '@moltinfra/sdk'
import { openMoltInfra } from './lib/open-moltinfra.ts'

// One error of each kind, and how a program can handle it.

await using target = await openMoltInfra()
const infra = new MoltInfra(target)

/** Returns what to do next. Guards and `name` also work with two copies of the package. */
const adviceFor = (error: unknown): string => {
  if (!isMoltError(error)) throw error
  if (isAbortError(error)) return 'nothing: the call was aborted on purpose'
  if (error.outcome === 'unknown') return 'check whether it was done before you repeat the call'
  if (error.retryable) return `retry after ${error.retryAfterMs ?? 1000} ms`
  switch (error.name) {
    case 'InputError':
      return 'fix the input: nothing was sent'
    case 'AuthenticationError':
      return 'use another API key'
    case 'NotFoundError':
      return 'remove this id'
    default:
      return 'log the error with its requestId'
  }
}

const printError = async (call: PromiseLike<unknown>): Promise<void> => {
  try {
    await call
  } catch (error) {
    console.log(`${error}\n  -> ${adviceFor(error)}`)
  }
}

const { id } = await infra.agents.create({ name: 'Ada' })
const wrongKeyClient = new MoltInfra({ ...target, apiKey: 'not-a-key' })
const unreachableClient = new MoltInfra({ ...target, baseUrl: 'http://127.0.0.1:2', maxRetries: 0 })

await printError(infra.agents.create({ name: '' }))
await printError(infra.agents.get('agent_unknown'))
await printError(wrongKeyClient.agents.get(id))
await printError(unreachableClient.agents.get(id))
await printError(infra.agents.get(id, { signal: AbortSignal.abort() }))
// The message was sent, but no response was received in time: the outcome is unknown.
await printError(infra.agents.sendMessage(id, { text: 'Hello' }, { timeout: 50 }))

await infra.agents.delete(id)
