import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret, usesFetch, withoutBackoff } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { selfSigned } from '../../test/self-signed.ts'
import { createRedactor } from '../observe/redact.ts'
import { classifyFailure } from './network-failure.ts'
import { toMoltError } from './to-molt-error.ts'

const body = { name: 'Ada' }
const params = { boatId: 'b1' }

describe('a request was not sent', () => {
  it('when the certificate is rejected, which is not retried and not read back', async () => {
    let handshakes = 0
    let requests = 0
    const server = createServer(selfSigned, () => requests++)
    server.on('connection', () => handshakes++)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const read = vi.fn()
    const http = harborAt(`https://localhost:${(server.address() as AddressInfo).port}`)
    const error = await rejectionOf(http.call(createBoat, { body }, {}, { reconcile: read }))
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'certificate_rejected',
      retryable: false,
      attempts: 1,
      message: expect.stringMatching(/certificate of the server was rejected.*self-signed/),
    })
    expect(error).not.toHaveProperty('outcome')
    expect([handshakes, requests]).toEqual([1, 0])
    expect(read).not.toHaveBeenCalled()
  })

  it('when the port does not speak TLS', async () => {
    withoutBackoff()
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url.replace('http:', 'https:').replace('127.0.0.1', 'localhost'))
    const error = await rejectionOf(http.call(createBoat, { body }))
    expect(error).toMatchObject({ code: 'connect_failed', attempts: 3 })
    expect(error).not.toHaveProperty('outcome')
    expect(server.requests).toHaveLength(0)
  })

  it('when all addresses of a host fail, each in its own way', async () => {
    withoutBackoff()
    const failure = (code: string): Error =>
      Object.assign(new Error(`connect ${code}`), { code, syscall: 'connect' })
    const cause = new AggregateError([failure('ETIMEDOUT'), failure('ECONNREFUSED')], 'all failed')
    Object.assign(cause, { code: 'ETIMEDOUT' })
    const fetch = vi.fn(async () => {
      throw new TypeError('fetch failed', { cause })
    })
    const error = await rejectionOf(
      harborAt('http://localhost', { fetch }).call(createBoat, { body }),
    )
    expect(error).toMatchObject({ code: 'connect_failed', attempts: 3 })
    expect(error).not.toHaveProperty('outcome')
  })

  it.for([
    'client error (Connect): tcp connect error: Connection refused (os error 111)',
    'client error (Connect): dns error: failed to lookup address information',
    'error trying to connect: tcp connect error: Connection refused (os error 111)',
  ])('when Deno reports: %s', (reason) => {
    const thrown = new TypeError(`error sending request for url (http://x/): ${reason}`)
    expect(classifyFailure(thrown)).toMatchObject({ failure: 'connect' })
  })

  it('when Deno rejects the certificate', () => {
    const reason = 'client error (Connect): invalid peer certificate: UnknownIssuer'
    const thrown = new TypeError(`error sending request for url (https://x/): ${reason}`)
    expect(classifyFailure(thrown)).toMatchObject({ failure: 'certificate' })
  })

  it.for([
    ['certificate', 'HOSTNAME_MISMATCH', 'Hostname mismatch'],
    ['certificate', 'INVALID_PURPOSE', 'unsupported certificate purpose'],
    ['certificate', 'CRL_HAS_EXPIRED', 'CRL has expired'],
    ['certificate', 'UNSPECIFIED', 'EE certificate key too weak'],
    ['connect', 'EPROTO', 'The TLS handshake failed. Does the server speak TLS on this port?'],
    ['connect', 'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY', 'tlsv1 alert insufficient security'],
    ['connect', 'UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'],
    ['connect', undefined, 'Could not connect to the server.'],
    ['connect', undefined, 'A server with the specified hostname could not be found.'],
    ['lost', undefined, 'The network connection was lost.'],
    ['lost', undefined, 'Load failed'],
    ['lost', undefined, 'Load failed (api.example)'],
    ['lost', undefined, 'Failed to fetch'],
    ['lost', undefined, 'Failed to fetch (api.example)'],
    ['lost', undefined, 'NetworkError when attempting to fetch resource.'],
    ['lost', undefined, 'Network request failed'],
    ['lost', undefined, 'The Internet connection appears to be offline.'],
    ['lost', undefined, 'network error'],
    ['lost', undefined, ' A network error occurred.'],
    ['lost', undefined, 'Network connection lost.'],
    ['lost', undefined, 'terminated'],
    ['lost', undefined, 'error sending request for url (https://api.example/)'],
    ['invalid_request', undefined, 'Fetch failed: Requests to port 6000 are blocked'],
  ] as const)('when an engine reports %s as %s: %s', ([failure, code, message]) => {
    const cause = Object.assign(new Error(message), { code })
    expect(classifyFailure(new TypeError('fetch failed', { cause })).failure).toBe(failure)
  })

  if (usesFetch)
    it('when fetch blocks the port', async () => {
      const error = await rejectionOf(harborAt('http://localhost:6000').call(createBoat, { body }))
      expect(error).toMatchObject({
        name: 'InputError',
        message: 'createBoat: the input cannot be sent: bad port.',
      })
    })

  it.for(['expect', 'Transfer-Encoding', 'connection', 'content-length', 'upgrade', 'keep-alive'])(
    'when a header describes the connection: %s',
    async (name) => {
      const server = await scriptedServer(ok({ id: 'b1' }))
      const error = await rejectionOf(
        harborAt(server.url).call(createBoat, { body }, { headers: { [name]: '100-continue' } }),
      )
      expect(error).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(name.toLowerCase()),
      })
      expect(server.connections).toBe(0)
    },
  )
})

describe('an exception of the function given as fetch', () => {
  it.for([
    ['a read', (url: string, options: object) => harborAt(url, options).call(getBoat, { params })],
    [
      'a write',
      (url: string, options: object) => harborAt(url, options).call(createBoat, { body }),
    ],
  ] as const)('is quoted and not retried: %s', async ([what, call]) => {
    const fetch = vi.fn(async () => {
      throw new Error(`PROXY_USER is not set for ${secret}`)
    })
    const error = await rejectionOf<Error>(call('http://localhost', { fetch }))
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'fetch_failed',
      message: expect.stringContaining(
        'fetch threw an exception: PROXY_USER is not set for [redacted].',
      ),
      retryable: false,
      attempts: 1,
    })
    expect('outcome' in error).toBe(what === 'a write')
    expect(fetch).toHaveBeenCalledOnce()
  })

  it.for([
    [
      'digest',
      Object.assign(new Error('Dynamic server usage'), { digest: 'DYNAMIC_SERVER_USAGE' }),
    ],
    ['a marked object', { $$typeof: Symbol.for('react.postpone') }],
    // biome-ignore lint/suspicious/noThenProperty: React throws a thenable.
    ['a promise', { then: () => undefined }],
  ] as const)('thrown by a framework for its own use is not wrapped: %s', async ([, thrown]) => {
    const fetch = async (): Promise<never> => {
      // Wrapped, since an async function would wait for a promise.
      return Promise.reject(thrown)
    }
    const call = harborAt('http://localhost', { fetch }).call(getBoat, { params }).withResponse()
    const stream = createSailStream({ url: 'http://localhost' }, { fetch })()
    const outcomes = await Promise.allSettled([call, readAll(stream)])
    expect(outcomes).toEqual([
      { status: 'rejected', reason: thrown },
      { status: 'fulfilled', value: { items: [], error: thrown } },
    ])
    expect((outcomes[0] as PromiseRejectedResult).reason).toBe(thrown)
  })

  it('may contain a request with its headers, which are not shown', async () => {
    const config = { headers: { 'x-api-key': secret, other: [`Bearer ${secret}`] } }
    const inner = Object.assign(new Error('Request failed'), { config, code: 'ERR_BAD_RESPONSE' })
    const fetch = async (): Promise<never> => {
      throw Object.assign(new Error(`no luck with ${secret}`, { cause: inner }), { config })
    }
    const error = await rejectionOf<Error>(
      harborAt('http://localhost', { fetch }).call(getBoat, { params }),
    )
    const { inspect } = await import('node:util')
    const rendered = inspect(error, { depth: 20, showHidden: true }) + error.stack
    expect(rendered).toContain('no luck with [redacted]')
    expect(rendered).toContain('ERR_BAD_RESPONSE')
    expect(rendered).not.toContain(secret)
  })
})

describe('the timeout of a transport', () => {
  it.for(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])('is a timeout: %s', (code) => {
    const cause = Object.assign(new Error('Headers Timeout Error'), { code })
    const thrown = new TypeError('fetch failed', { cause })
    const context = { operation: 'createBoat', outcome: 'unknown', attempts: 1 } as const
    expect(toMoltError(thrown, context, createRedactor(null), true)).toMatchObject({
      name: 'TimeoutError',
      code: 'transport_timeout',
      outcome: 'unknown',
      retryable: false,
      message: expect.stringContaining(code),
    })
  })
})
