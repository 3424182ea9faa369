// Copied as packages.test.ts into a CommonJS project with ts-jest.
import { createSandbox } from '@molt-sdk/sandbox'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { isNotFoundError, Moltify } from '@moltify/sdk'
import { NotFoundError } from '@moltify/sdk/errors'
import { signWebhook, verifyWebhook } from '@moltify/sdk/webhooks'
import { MoltInfra } from '@moltinfra/sdk'
import './every-entry'

const targetOf = ({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }) => ({ baseUrl, apiKey })

// A busy machine takes its time.
jest.setTimeout(120_000)

let server: Awaited<ReturnType<typeof startSandbox>>
beforeAll(async () => {
  server = await startSandbox()
})
afterAll(() => server.close())

test('MoltInfra, against a server', async () => {
  const infra = new MoltInfra(targetOf(server.moltinfra))
  const { id } = await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })
  expect((await infra.agents.get(id)).name).toBe('Ada')
})

test('Moltify, against a server', async () => {
  const error = await new Moltify(targetOf(server.moltify)).agents
    .get('nobody')
    .catch((it: unknown) => it)
  expect(error).toBeInstanceOf(NotFoundError)
  expect(isNotFoundError(error)).toBe(true)
})

test('MoltbotDen, with the sandbox in process', async () => {
  const { moltbotden, fetch } = createSandbox()
  const den = new MoltbotDen({ apiKey: moltbotden.apiKey, fetch })
  expect((await den.me.get()).profile.display_name).toMatch(/\w/)
})

test('MoltGhost, over a socket', async () => {
  const socket = await new MoltGhostAgent(targetOf(server.moltghost)).connect()
  expect((await socket.chat('Hello')).text).toContain('Hello')
  await socket.close()
})

test('a webhook', async () => {
  const body = '{"event":"task.approved","data":{"taskId":"t1"}}'
  const headers = await signWebhook(body, 'whsec_example')
  const { event } = await verifyWebhook({ body, headers }, { secret: 'whsec_example' })
  expect(event).toBe('task.approved')
})
