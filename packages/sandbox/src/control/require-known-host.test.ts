import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { startSandbox } from '../transports/server.node.ts'

const getWithHost = async (path: string, host: string): Promise<[number | undefined, string]> => {
  const sandbox = await startSandbox()
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
])('the control API shows nothing to requests for the host %s', async (host) => {
  for (const path of ['/_sandbox', '/_sandbox/log', '/_sandbox/nothing']) {
    const [status, text] = await getWithHost(path, host)
    expect(status).toBe(403)
    expect(JSON.parse(text)).toEqual({
      error: `Host "${host.replace(':4000', '')}" may not call the control API. Use an IP address, localhost, or a host name without a dot.`,
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

test('the control API responds to the origin of the sandbox', async () => {
  const { fetch } = createSandbox({ origin: 'https://sandbox.example' })
  expect((await fetch('https://sandbox.example/_sandbox')).status).toBe(200)
})

test('a browser can read the response to a path where no platform is mounted', async () => {
  const { fetch } = createSandbox()
  const url = 'https://sandbox.test/moltnothing'
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization')
  const response = await fetch(url, { headers: { origin: 'https://app.example' } })
  expect(response.status).toBe(404)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})
