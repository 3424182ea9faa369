import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { Moltify } from '@moltify/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resolveToLoopback } from '../../packages/core/test/resolve-to-loopback.ts'

type Sandbox = Awaited<ReturnType<typeof startSandbox>>
type Name = 'moltinfra' | 'moltify' | 'moltbotden' | 'moltghost'

interface Options {
  readonly apiKey: string
  readonly baseUrl: string
  readonly allowInsecureHttp?: boolean | undefined
}

/** A call with each client. */
const calls: Readonly<Record<Name, (options: Options) => Promise<unknown>>> = {
  moltinfra: async (options) => new MoltInfra(options).agents.list(),
  moltify: async (options) => new Moltify(options).wallet.get(),
  moltbotden: async (options) => new MoltbotDen(options).me.get(),
  async moltghost(options) {
    const agent = new MoltGhostAgent({ ...options, agentId: 'my-agent' })
    const socket = await agent.connect()
    const replies = [await agent.chat('Hello!'), await socket.chat('Hello!')]
    await socket.close()
    return replies
  },
}

let sandbox: Sandbox
beforeAll(async () => {
  resolveToLoopback('sandbox')
  sandbox = await startSandbox({ host: '0.0.0.0', moltghost: { tokenPace: 0 } })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await sandbox.close()
})

test.for(Object.keys(calls) as Name[])(
  'the client of %s reaches a sandbox by a host name over http only with allowInsecureHttp',
  async (name) => {
    const { apiKey, baseUrl } = sandbox.platformInfo()[name]
    const options = { apiKey, baseUrl: baseUrl.replace('127.0.0.1', 'sandbox') }
    for (const allowInsecureHttp of [undefined, false]) {
      await expect(calls[name]({ ...options, allowInsecureHttp })).rejects.toMatchObject({
        name: 'ConfigError',
        message: expect.stringMatching(
          /^baseUrl must use https, .* set allowInsecureHttp: true\.$/,
        ),
      })
    }
    expect(sandbox.log().filter(({ platform }) => platform === name)).toEqual([])
    await calls[name]({ ...options, allowInsecureHttp: true })
    expect(sandbox.log().at(-1)).toMatchObject({ platform: name, outcome: 'completed' })
  },
)
