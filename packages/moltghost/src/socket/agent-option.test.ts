import { execFile } from 'node:child_process'
import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { rejectionOf } from '../../../core/test/client.ts'
import { agentAt, key } from '../../test/agent.ts'
import { connectTo } from '../../test/connect-to.ts'
import { socketServer } from '../../test/socket-server.ts'

/** A proxy for plain HTTP that opens every socket itself and records the requested URLs. */
const socketProxy = async (): Promise<{ port: number; urls: string[] }> => {
  const urls: string[] = []
  const server = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    urls.push(`${request.url}`)
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', () => opened.send('{"content":"From the proxy.","done":true}'))
    })
  })
  onTestFinished(() => {
    server.close()
    for (const client of sockets.clients) client.terminate()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, urls }
}

describe('connect() of a client with the fetch option', () => {
  const fetch = (): never => expect.fail('not used')

  test('throws an error that says what to pass, and sends nothing', async () => {
    const server = await socketServer()
    expect(await rejectionOf(agentAt(server, { fetch }).connect())).toMatchObject({
      name: 'ConfigError',
      code: 'invalid_option',
      message: expect.stringMatching(/connect\(\{ agent: false \}\).*startSandbox/),
    })
    expect(server.peers).toEqual([])
  })

  test('connects directly with agent: false', async () => {
    const socket = await connectTo(await socketServer(), { agent: false }, { fetch })
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
  })
})

test('connect({ agent }) opens the connection with the agent', async () => {
  const server = await socketServer()
  const agent = new Agent()
  const createConnection = vi.spyOn(agent, 'createConnection')
  const socket = await connectTo(server, { agent })
  expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
  expect(createConnection).toHaveBeenCalledOnce()
})

test.for([true, {}, 'http://localhost:8080', null])(
  'connect({ agent: %j }) throws an error before anything is sent',
  async (agent) => {
    const server = await socketServer()
    expect(await rejectionOf(connectTo(server, { agent: agent as never }))).toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('agent must be'),
    })
    expect(server.peers).toEqual([])
  },
)

const canProxy = Number(process.versions.node.split('.')[0]) >= 24

test.runIf(canProxy)('sockets use the proxy that NODE_USE_ENV_PROXY selects', async () => {
  const { port, urls } = await socketProxy()
  const script = `
    import { MoltGhostAgent } from '@moltghost/sdk'
    const agent = new MoltGhostAgent({ baseUrl: 'http://agent.localhost:1', maxRetries: 0 })
    const socket = await agent.connect()
    console.log((await socket.chat('Hello!')).text)
    await socket.close()`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@molt-sdk/source', '--input-type=module', '--eval', script],
    {
      cwd: import.meta.dirname,
      env: {
        PATH: process.env['PATH'],
        MOLTGHOST_API_KEY: key,
        NODE_USE_ENV_PROXY: '1',
        HTTP_PROXY: `http://127.0.0.1:${port}`,
      },
    },
  )
  expect(stdout).toBe('From the proxy.\n')
  expect(urls).toEqual(['http://agent.localhost:1/ws'])
})
