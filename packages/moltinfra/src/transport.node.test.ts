import { createSandbox } from '@molt-sdk/sandbox'
import { handlers } from '@molt-sdk/sandbox/msw'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { MoltInfra } from './index.ts'
import { nodeTransport } from './transport.node.ts'

test('MSW intercepts the transport for Node.js: calls, errors and streams', async () => {
  const sandbox = createSandbox()
  const server = setupServer(...handlers(sandbox))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  const { apiKey } = sandbox.moltinfra
  const infra = new MoltInfra({ apiKey, transport: nodeTransport() })
  const { id } = await infra.agents.create({ name: 'Ada' })
  expect((await infra.agents.get(id)).name).toBe('Ada')
  await expect(infra.agents.get('agent_none')).rejects.toMatchObject({ status: 404 })
  const { response } = await infra.agents.streamMessage(id, { text: 'Hello' }).final()
  expect(response).not.toBe('')
})

test('the sandbox is a transport', async () => {
  const { moltinfra, transport } = createSandbox()
  vi.stubGlobal('fetch', () => expect.unreachable())
  onTestFinished(() => void vi.unstubAllGlobals())
  const infra = new MoltInfra({ apiKey: moltinfra.apiKey, transport })
  expect((await infra.agents.create({ name: 'Ada' })).name).toBe('Ada')
})

test('a derived client with a fetch of its own does not use the transport', async () => {
  const { moltinfra, fetch } = createSandbox()
  const transport = () => expect.unreachable()
  const infra = new MoltInfra({ apiKey: moltinfra.apiKey, transport })
  expect((await infra.withOptions({ fetch }).agents.create({ name: 'Ada' })).name).toBe('Ada')
})
