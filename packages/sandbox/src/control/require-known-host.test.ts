import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '../index.ts'
import type { ServerOptions } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

const getWithHost = async (
  path: string,
  host: string,
  options: ServerOptions = {},
): Promise<[number | undefined, string]> => {
  const sandbox = await startSandbox(options)
  onTestFinished(() => sandbox.close())
  return new Promise((resolve, reject) => {
    request(`${sandbox.url}${path}`, { headers: { host } }, async (response) => {
      let text = ''
      for await (const part of response) text += part
      resolve([response.statusCode, text])
    })
      .on('error', reject)
      .end()
  })
}

test.for([
  'rebound.example',
  'rebound.example:4000',
  '127.0.0.1.rebound.example',
  'localhost.example',
])('rejects control API requests for the host %s', async (host) => {
  for (const path of ['/_sandbox', '/_sandbox/log', '/_sandbox/nothing']) {
    const [status, text] = await getWithHost(path, host)
    expect(status).toBe(403)
    expect(JSON.parse(text)).toEqual({
      error: expect.stringContaining(
        `Host "${host.replace(':4000', '')}" may not call the control API.`,
      ),
    })
  }
})

test.for([
  'localhost:4000',
  'app.localhost',
  '127.0.0.1',
  '192.168.1.5:4000',
  '[::1]',
  'sandbox:4000',
  'host.docker.internal:4000',
])('the control API responds to requests for the host %s', async (host) => {
  expect((await getWithHost('/_sandbox', host))[0]).toBe(200)
})

test('the control API responds to requests for a host in allowedHosts', async () => {
  const options = { allowedHosts: ['Sandbox.Example'] }
  expect((await getWithHost('/_sandbox', 'sandbox.example:4000', options))[0]).toBe(200)
  expect((await getWithHost('/_sandbox', 'other.sandbox.example', options))[0]).toBe(403)
})

test.for(['http://sandbox.example', 'sandbox.example:4000', 'a/b', ''])(
  'allowedHosts rejects %j',
  (host) => {
    expect(() => createSandbox({ allowedHosts: [host] })).toThrow(
      `allowedHosts must be host names without protocol and port, such as "sandbox.example", got "${host}".`,
    )
  },
)

test('the control API responds to the origin of the sandbox', async () => {
  const { fetch } = createSandbox({ origin: 'https://sandbox.example' })
  expect((await fetch('https://sandbox.example/_sandbox')).status).toBe(200)
})

test('web pages cannot read the response to a path where no platform is mounted', async () => {
  const { fetch } = createSandbox()
  for (const method of ['GET', 'OPTIONS']) {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' }
    const response = await fetch('https://sandbox.test/moltnothing', { method, headers })
    expect(response.status).toBe(404)
    expect([...response.headers.keys()].join()).not.toContain('access-control')
  }
})
