import { expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '../transports/server.node.ts'

const post = async (url: string, origin?: string): Promise<Response> =>
  fetch(`${url}/_sandbox/reset`, {
    method: 'POST',
    body: '{}',
    headers: origin === undefined ? {} : { origin },
  })

test.for([
  'https://example.com',
  'http://sandbox.example:7000',
  'null',
  'http://localhost.example',
])('rejects control API requests from origin %s with 403', async (origin) => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  sandbox.faults.add({ kind: 'status', status: 503 })
  const response = await post(sandbox.url, origin)
  expect([response.status, await response.json()]).toEqual([
    403,
    {
      error: `Origin "${origin}" may not call the control API. Only loopback origins (localhost, 127.0.0.1, [::1]) are allowed.`,
    },
  ])
  expect(sandbox.faults.list()).toHaveLength(1)
})

test.for([undefined, 'http://localhost:5173', 'http://127.0.0.1:3000', 'https://[::1]'])(
  'accepts control API requests from a loopback origin or without one: %s',
  async (origin) => {
    const sandbox = await startSandbox()
    onTestFinished(() => sandbox.close())
    sandbox.faults.add({ kind: 'status', status: 503 })
    expect((await post(sandbox.url, origin)).status).toBe(200)
    expect(sandbox.faults.list()).toEqual([])
  },
)
