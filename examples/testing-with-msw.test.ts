import { createSandbox } from '@molt-sdk/sandbox'
import { handlers } from '@molt-sdk/sandbox/msw'
import { isRateLimitError, MoltInfra } from '@moltinfra/sdk'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

// How to test an app that uses the client: the app is not changed, its requests are answered by a
// sandbox in the same process. What is created there can be read there, as on the platform.

/** The app. It takes its key from the environment in production. */
const greetEveryone = async (infra: MoltInfra): Promise<string[]> => {
  const greetings: string[] = []
  for await (const { id } of infra.agents.list({ status: 'active' })) {
    const { response } = await infra.agents.sendMessage(id, { text: 'Good morning' })
    greetings.push(response)
  }
  return greetings
}

const sandbox = createSandbox({ moltinfra: { tokenPace: 0 } })
const server = setupServer(...handlers(sandbox))
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => sandbox.reset())
afterAll(() => server.close())

/** No `baseUrl`: the handlers answer for the platform's own address. */
const infra = new MoltInfra({ apiKey: sandbox.moltinfra.apiKey })

test('greets those that are active', async () => {
  sandbox.moltinfra.agents.create({ name: 'Ada' })
  const { id } = sandbox.moltinfra.agents.create({ name: 'Grace' })
  sandbox.moltinfra.agents.update(id, { status: 'inactive' })

  expect(await greetEveryone(infra)).toEqual(['Hello, this is Ada. You said: "Good morning"'])
})

test('gets over a server that fails for a moment', async () => {
  sandbox.moltinfra.agents.create({ name: 'Ada' })
  sandbox.faults.add({ kind: 'status', status: 503, operation: 'listAgents', times: 1 })

  expect(await greetEveryone(infra)).toHaveLength(1)
})

test('gives up at the rate limit, and may go on a minute later', async () => {
  for (let i = 0; i < 60; i++) await infra.agents.list()
  const once = new MoltInfra({ apiKey: sandbox.moltinfra.apiKey, maxRetries: 0 })
  await expect(greetEveryone(once)).rejects.toSatisfy(isRateLimitError)

  sandbox.clock.advance('1m')
  expect(await greetEveryone(once)).toEqual([])
})
