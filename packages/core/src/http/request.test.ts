import { describe, expect, it, vi } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret } from '../../test/client.ts'
import { createBoat, getBoat, harbor, listBoats, replaceBoat } from '../../test/platform.ts'
import type { Received, ScriptedServer } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { InputError } from '../errors/client-errors.ts'
import type { CallOptions, ClientOptions } from './options.ts'

const args = { params: { boatId: 'b1' } }

/** Before Node.js 21, the runtime has no name. */
const userAgent = `harbor-sdk/source ${globalThis.navigator?.userAgent ?? ''}`.trimEnd()

/** Returns the request of a client and a call with these options, as the server receives it. */
const requestWith = async (options: ClientOptions, call: CallOptions = {}): Promise<Received> => {
  const server = await scriptedServer(ok({ id: 'b1' }))
  await harborAt(server.url, options).call(getBoat, args, call)
  return server.requests[0] as Received
}

describe('a request', () => {
  it('has a JSON body if the operation has one', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const body = { name: 'Møwe', crew: [1, null], later: undefined }
    await harborAt(server.url).call(replaceBoat, { ...args, body })
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/boats/b1',
      body: '{"name":"Møwe","crew":[1,null]}',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-api-key': secret,
        'user-agent': userAgent,
      },
    })
  })

  it('has no body and no content type if the operation has none', async () => {
    const { body, headers, method } = await requestWith({})
    expect([method, body]).toEqual(['GET', ''])
    expect(headers).not.toHaveProperty('content-type')
  })

  it.for(['document', 'importScripts'])('has no default header with %s', async (name) => {
    vi.stubGlobal(name, {})
    vi.resetModules()
    const { ClientContext } = await import('./client-context.ts')
    const { HttpClient } = await import('./http-client.ts')
    vi.unstubAllGlobals()
    const server = await scriptedServer(ok({ id: 'b1' }))
    await new HttpClient(new ClientContext(harbor, { apiKey: 'k', baseUrl: server.url })).call(
      getBoat,
      args,
    )
    expect(server.requests[0]?.headers['user-agent']).not.toMatch(/harbor/)
  })
})

describe('headers', () => {
  it('of the client are sent with every request, and those of the call override them', async () => {
    const { headers } = await requestWith(
      { headers: { 'X-Team': 'north', 'x-who': 'client' } },
      { headers: { 'X-WHO': 'call' } },
    )
    expect(headers).toMatchObject({ 'x-team': 'north', 'x-who': 'call', 'x-api-key': secret })
  })

  it('that are undefined are not sent, including default ones', async () => {
    const { headers } = await requestWith(
      { headers: { 'x-team': 'north', 'User-Agent': undefined } },
      { headers: { 'X-Team': undefined, 'X-Api-Key': undefined } },
    )
    expect(headers).not.toHaveProperty('x-team')
    expect(headers).not.toHaveProperty('x-api-key')
    expect(`${headers['user-agent']}`).not.toMatch(/harbor/)
  })

  it('may contain all characters that HTTP allows', async () => {
    const { headers } = await requestWith({ headers: { 'x-note': 'a\tb é', 'x-none': '' } })
    expect(headers).toMatchObject({ 'x-note': 'a\tb é', 'x-none': '' })
  })

  it.for([
    ['x y', 'z'],
    ['', 'z'],
    ['x\r\ny', 'z'],
    ['x:', 'z'],
    ['größe', 'z'],
    ['x-note', '5ecret\r\nx-evil: 1'],
    ['x-note', '5ecret\n'],
    ['x-note', '5ecret\0'],
    ['x-note', '5ecret 🕊'],
  ] as const)('that are invalid are rejected before sending: %j: %j', async ([name, value]) => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const headers = { [name]: value }
    for (const call of [
      harborAt(server.url).call(getBoat, args, { headers }),
      harborAt(server.url, { headers }).call(getBoat, args),
    ]) {
      const error = await rejectionOf<InputError>(call)
      expect(error).toBeInstanceOf(InputError)
      expect(error.message).toBe(
        `getBoat: headers contain an invalid name or value: ${JSON.stringify(name)}.`,
      )
      expect(error.fields).toHaveProperty('headers')
      expect(error.message).not.toContain('5ecret')
    }
    expect(server.connections).toBe(0)
  })
})

describe('input', () => {
  const rejected = async (
    body: unknown,
  ): Promise<{ readonly error: InputError; readonly server: ScriptedServer }> => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const call = harborAt(server.url).call(createBoat, { body: body as { name: string } })
    return { error: await rejectionOf<InputError>(call), server }
  }

  it.for([
    [{}, 'createBoat: name is required.', { name: ['is required'] }],
    [
      { name: 7 },
      'createBoat: name must be a string, got 7.',
      { name: ['must be a string, got 7'] },
    ],
    [
      undefined,
      'createBoat: the input must be an object, got undefined.',
      { '': ['must be an object, got undefined'] },
    ],
  ] as const)(
    'that does not match the contract is never sent: %j',
    async ([body, message, fields]) => {
      const { error, server } = await rejected(body)
      expect(error).toBeInstanceOf(InputError)
      expect(error).toMatchObject({ message, fields, operation: 'createBoat', attempts: 0 })
      expect(error).not.toHaveProperty('outcome')
      expect(server.connections).toBe(0)
    },
  )

  it('that cannot be serialized as JSON is never sent', async () => {
    const circle: Record<string, unknown> = { name: 'Ada' }
    circle['self'] = circle
    for (const body of [circle, { name: 'Ada', length: 10n }]) {
      const { error, server } = await rejected(body)
      expect(error).toBeInstanceOf(InputError)
      expect(error).toMatchObject({ operation: 'createBoat', attempts: 0 })
      expect(server.connections).toBe(0)
    }
  })

  it('is not changed by a call', async () => {
    const server = await scriptedServer(ok({ boats: [{ id: 'b1' }] }))
    const http = harborAt(server.url)
    const query = Object.freeze({ page: 1 })
    const options = Object.freeze({ headers: Object.freeze({ 'X-A': '1' }) })
    await http.list(listBoats, Object.freeze({ query }), options)
    await http.list(listBoats, { query }, options)
    expect(server.requests.map(({ url }) => url)).toEqual(['/boats?page=1', '/boats?page=1'])
  })
})

describe('headers', () => {
  it.for([
    ['an object', { 'X-Team': 'r', 'x-none': undefined, 'x-null': null }],
    ['a Headers', new Headers({ 'X-Team': 'r' })],
    ['pairs', [['X-Team', 'r']]],
    ['a map', new Map([['X-Team', 'r']])],
  ] as const)('can be passed as %s, to a client and to a call', async ([, headers]) => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    await harborAt(server.url, { headers }).call(getBoat, { params: { boatId: 'b1' } })
    await harborAt(server.url).call(getBoat, { params: { boatId: 'b1' } }, { headers })
    for (const request of server.requests) {
      expect(request.headers['x-team']).toBe('r')
      expect(Object.keys(request.headers)).not.toContain('0')
      expect(Object.keys(request.headers).join()).not.toMatch(/x-n/)
    }
    expect(server.requests).toHaveLength(2)
  })
})
