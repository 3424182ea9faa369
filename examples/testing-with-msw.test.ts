import { createSandbox } from '@molt-sdk/sandbox'
import { handlers } from '@molt-sdk/sandbox/msw'
import { isRateLimitError, MoltInfra } from '@moltinfra/sdk'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

// How to test an app that uses the client without changes to the app: a sandbox in the same process
// responds to its requests. The sandbox keeps state, like the platform.

/** The app under test. In production its key comes from the environment. */
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

/** No `baseUrl`: the handlers intercept the platform's real base URL. */
const infra = new MoltInfra({ apiKey: sandbox.moltinfra.apiKey })

test('greets only active agents', async () => {
  sandbox.moltinfra.agents.create({ name: 'Ada' })
  const { id } = sandbox.moltinfra.agents.create({ name: 'Grace' })
  sandbox.moltinfra.agents.update(id, { status: 'inactive' })

  expect(await greetEveryone(infra)).toEqual(['Hello, this is Ada. You said: "Good morning"'])
})

test('succeeds after a single 503', async () => {
  sandbox.moltinfra.agents.create({ name: 'Ada' })
  sandbox.faults.add({ kind: 'status', status: 503, operation: 'listAgents', times: 1 })

  expect(await greetEveryone(infra)).toHaveLength(1)
})

test('throws RateLimitError at the limit and succeeds a minute later', async () => {
  for (let i = 0; i < 60; i++) await infra.agents.list()
  const noRetryClient = new MoltInfra({ apiKey: sandbox.moltinfra.apiKey, maxRetries: 0 })
  await expect(greetEveryone(noRetryClient)).rejects.toSatisfy(isRateLimitError)

  sandbox.clock.advance('1m')
  expect(await greetEveryone(noRetryClient)).toEqual([])
})
