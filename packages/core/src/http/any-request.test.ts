import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { dropConnection, errorResponse, json, ok, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret, withoutBackoff } from '../../test/client.ts'
import { harbor } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ClientContext } from './client-context.ts'
import { HttpClient } from './http-client.ts'
import type { StandardSchema } from './standard-schema.ts'

const news = { items: [{ id: 'n1' }], next: null }

describe('request()', () => {
  it('sends the method, the path with its parameters, the query, the body and the key', async () => {
    const server = await scriptedServer(ok(news))
    const value = await harborAt(`${server.url}/v1`).request('PUT', '/boats/{boatId}/crew', {
      params: { boatId: 'a/b' },
      query: { dry: true, limit: 2, note: 'a&b', later: undefined },
      body: { names: ['Ada'] },
      headers: { 'x-team': 'north' },
    })
    expect(value).toEqual(news)
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/v1/boats/a%2Fb/crew?dry=true&limit=2&note=a%26b',
      body: '{"names":["Ada"]}',
      headers: { 'x-api-key': secret, 'x-team': 'north', 'content-type': 'application/json' },
    })
  })

  it('returns undefined for an empty response, and null', async () => {
    const server = await scriptedServer(text(204, ''), ok(null))
    const http = harborAt(server.url)
    expect(await http.request('DELETE', '/boats', {})).toBeUndefined()
    expect(await http.request('POST', '/boats', {})).toBeNull()
  })

  it('with HEAD returns undefined, and the headers with the response', async () => {
    withoutBackoff()
    const head: Behavior = ({ response }) =>
      response.writeHead(200, { 'content-length': '99999', etag: '"7"' }).end()
    const server = await scriptedServer(text(503, ''), head, text(404, ''))
    const http = harborAt(server.url, { maxResponseBytes: 1_000 })
    const call = http.request('HEAD', '/boats', { query: { limit: 2 }, effect: 'read' })
    const { data, response } = await call.withResponse()
    expect(data).toBeUndefined()
    expect(response.headers.get('etag')).toBe('"7"')
    const requests = server.requests.map(({ method, url }) => `${method} ${url}`)
    expect(requests).toEqual(['HEAD /boats?limit=2', 'HEAD /boats?limit=2'])
    expect(await rejectionOf(http.request('HEAD', '/boats', {}))).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/^HEAD \/boats failed with 404/),
    })
  })

  it('does not take a message in a response for an error', async () => {
    const server = await scriptedServer(json(200, { message: 'Saved.', detail: 'x' }))
    expect(await harborAt(server.url).request('POST', '/boats', {})).toMatchObject({
      message: 'Saved.',
    })
  })

  it('has a response, a request id and a rate limit', async () => {
    const limits = { 'x-request-id': 'r-1', 'x-ratelimit-limit': '60' }
    const server = await scriptedServer(ok(news, limits))
    const result = await harborAt(server.url).request('GET', '/news', {}).withResponse()
    expect(result).toMatchObject({ data: news, requestId: 'r-1', rateLimit: { limit: 60 } })
  })

  it('is sent without a key if the client has none', async () => {
    const server = await scriptedServer(ok(news))
    const context = new ClientContext(harbor, { apiKey: null, baseUrl: server.url })
    await new HttpClient(context).request('GET', '/news', {})
    expect(server.requests[0]?.headers).not.toHaveProperty('x-api-key')
  })

  it('fails with the error of the platform, without secrets', async () => {
    const server = await scriptedServer(errorResponse(404, 'NONE', {}, { message: secret }))
    const call = harborAt(server.url).request('GET', '/boats/{id}', { params: { id: 'b1' } })
    const error = await rejectionOf(call)
    expect(error).toMatchObject({
      name: 'NotFoundError',
      code: 'NONE',
      operation: 'GET /boats/{id}',
      message: 'GET /boats/{id} failed with 404 NONE: [redacted]',
    })
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain(secret)
  })

  it('calls hooks with the path as a template', async () => {
    const server = await scriptedServer(ok(news))
    const onResponse = vi.fn()
    const onError = vi.fn()
    const http = harborAt(server.url, { hooks: { onResponse, onError } })
    await http.request('GET', '/boats/{id}', { params: { id: 'b1' } })
    const event = { operation: 'GET /boats/{id}', method: 'GET', path: '/boats/{id}' }
    expect(onResponse).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(event))
    await rejectionOf(http.request('GET', '/boats?x=1', {}))
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ attempt: 0 }))
  })

  it('is not sent if it was aborted before', async () => {
    const server = await scriptedServer(ok(news))
    const reason = new Error('enough')
    const options = { signal: AbortSignal.abort(reason) }
    const error = await rejectionOf(harborAt(server.url).request('GET', '/news', options))
    expect(error).toMatchObject({ name: 'AbortError', operation: 'GET /news', cause: reason })
    expect(server.connections).toBe(0)
  })

  it('points to the caller', async () => {
    const server = await scriptedServer(errorResponse(404, 'NONE'))
    const callerOfRequest = async (path: string): Promise<unknown> =>
      await harborAt(server.url).request('GET', path, {})
    for (const path of ['/boats', 'boats']) {
      const { stack } = await rejectionOf<Error>(callerOfRequest(path))
      expect(stack?.split('\n')[1]).toContain('callerOfRequest')
    }
  })
})

describe('the effect of a request', () => {
  it.for([
    ['GET', undefined, 1],
    ['DELETE', undefined, 1],
    ['POST', 'transition', 1],
    ['GET', 'read', 3],
    ['POST', 'replace', 3],
    ['DELETE', 'delete', 3],
  ] as const)('of %s with %s sends it %d times', async ([method, effect, times]) => {
    withoutBackoff()
    const server = await scriptedServer(dropConnection)
    const error = await rejectionOf(harborAt(server.url).request(method, '/news', { effect }))
    expect(server.requests).toHaveLength(times)
    expect(error).toMatchObject({ name: 'ConnectionError', attempts: times })
    expect((error as { outcome?: string }).outcome).toBe(times === 1 ? 'unknown' : undefined)
  })
})

describe('the path of a request', () => {
  it.for([
    ['news', 'it must start with /'],
    ['https://harbor.test/news', 'pass it without the origin'],
    ['//harbor.test/news', 'pass it without the origin'],
    ['/news?limit=1', 'pass what follows the ? as query'],
    ['/news#top', 'leave out the fragment'],
    ['/../admin', 'it must not contain . or .. segments'],
    ['/a/./b', 'it must not contain . or .. segments'],
    ['/a/%2E%2e/b', 'it must not contain . or .. segments'],
    ['/a/..', 'it must not contain . or .. segments'],
    ['/a/..\\b', 'a character that must be encoded'],
    ['/a/.\t./b', 'a character that must be encoded'],
    ['/a//b', 'an empty segment'],
    ['/a b', 'a character that must be encoded'],
    ['/ä', 'a character that must be encoded'],
    ['/a/%zz', 'a character that must be encoded'],
    ['/boats/{}', 'a character that must be encoded'],
    ['/boats/{a-b}', 'a character that must be encoded'],
    ['', 'it must start with /'],
    [5, 'got 5'],
    [undefined, 'got undefined'],
    [Symbol('x'), 'got Symbol(x)'],
  ] as const)('%s is rejected', async ([path, problem]) => {
    const server = await scriptedServer(ok(news))
    const error = await rejectionOf(harborAt(server.url).request('GET', path as string, {}))
    expect(error).toMatchObject({
      name: 'InputError',
      fields: {
        path: [
          expect.stringMatching(/^must be a path such as \/agents\/\{agentId\} below the base/),
        ],
      },
      message: expect.stringContaining(problem),
    })
    expect(server.connections).toBe(0)
  })

  it.for(['/', '/a/', '/a.b/c:d@e', '/a%20b/...', '/v1/{id}:run'])('%s is sent', async (path) => {
    const server = await scriptedServer(ok(news))
    await harborAt(server.url).request('GET', path, {
      params: path.includes('{') ? { id: 'x' } : {},
    })
    expect(server.requests[0]?.url).toBe(path.replace('{id}', 'x'))
  })

  it.for([
    [{}, 'id is missing. Pass params: { id }'],
    [{ params: { id: '..' } }, 'id must be a non-empty string'],
    [{ params: { id: 5 } }, 'id must be a non-empty string other than . and .., got 5'],
    [{ params: { id: 'a', ids: 'b' } }, 'ids is in params, but the path has no {ids}'],
  ] as const)('with a parameter is rejected with %j', async ([options, problem]) => {
    const call = harborAt('http://localhost').request('GET', '/boats/{id}', options as object)
    expect(await rejectionOf(call)).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(problem),
    })
  })
})

it.for([
  [['/news'], '"/news"'],
  [['/news', 'GET'], '"/news"'],
  [[{ method: 'GET', path: '/news' }], 'an object'],
  [[], 'undefined'],
] as const)('a request without its method names what was passed: %j', async ([given, got]) => {
  const http = harborAt('http://localhost')
  const [method, path] = given as unknown as ['GET', '/news']
  const error = await rejectionOf<Error>(http.request(method, path, undefined))
  expect(error).toMatchObject({ name: 'InputError', fields: { method: [expect.any(String)] } })
  expect(error.message).toContain(`got ${got}. Pass it first: request('GET', '/agents').`)
  expect(error.message).toMatch(/^(request\(\)|\/news GET): method must be GET or HEAD or /)
})

describe('other arguments of a request', () => {
  const circular: Record<string, unknown> = {}
  circular['self'] = circular

  it.for([
    ['get', {}, 'InputError', 'PATCH or DELETE, got "get" (did you mean GET?).'],
    ['OPTIONS', {}, 'InputError', `got "OPTIONS". Pass it first: request('GET', '/agents').`],
    ['GET', { body: {} }, 'InputError', 'body cannot be sent with GET, got an object. Pass query'],
    [
      'HEAD',
      { body: {} },
      'InputError',
      'body cannot be sent with HEAD, got an object. Pass query',
    ],
    [
      'POST',
      { body: new FormData() },
      'InputError',
      'body must be a JSON value such as an object, got a F',
    ],
    [
      'POST',
      { body: () => 0 },
      'InputError',
      'body must be a JSON value such as an object, got a f',
    ],
    ['POST', { body: 5n }, 'InputError', 'body must be a JSON value such as an object, got 5'],
    [
      'POST',
      { body: Number.NaN },
      'InputError',
      'body must be a JSON value such as an object, got N',
    ],
    ['POST', { body: { a: [{ n: Number.POSITIVE_INFINITY }] } }, 'InputError', 'got Infinity in n'],
    ['POST', { body: { a: [1, Number.NaN] } }, 'InputError', 'got NaN in 1'],
    ['POST', { body: { at: new Date('later') } }, 'InputError', 'got an invalid Date in at'],
    ['POST', { body: { run: () => 0 } }, 'InputError', 'got a function in run'],
    ['POST', { body: { tag: Symbol('x') } }, 'InputError', 'got Symbol(x) in tag'],
    ['POST', { body: { all: new Map([['a', 1]]) } }, 'InputError', 'got a Map in all'],
    ['POST', { body: { file: new Blob(['a']) } }, 'InputError', 'got a Blob in file'],
    ['POST', { body: { bytes: new Uint8Array(2) } }, 'InputError', 'got an Uint8Array in bytes'],
    ['POST', { body: { n: 5n } }, 'InputError', 'got 5 in n'],
    ['POST', { body: circular }, 'InputError', 'cannot be sent: Converting circular structure'],
    ['GET', { query: { tags: ['a'] } }, 'InputError', 'tags must be a string, a number or a'],
    ['GET', { query: { limit: Number.NaN } }, 'InputError', 'limit must be a string, a number or'],
    [
      'GET',
      { query: 'a=b' },
      'ConfigError',
      'query must be an object such as { limit: 20 }, got "a',
    ],
    ['GET', { query: new URLSearchParams('a=b') }, 'ConfigError', 'got an URLSearchParams.'],
    ['GET', { query: new Map([['a', 'b']]) }, 'ConfigError', '{ limit: 20 }, got a Map.'],
    [
      'GET',
      { params: 'b1' },
      'ConfigError',
      'params must be an object such as { agentId }, got "b1',
    ],
    ['GET', { effect: 'write' }, 'ConfigError', 'effect must be "read" or'],
    ['GET', { response: {} }, 'ConfigError', 'response must be a Standard Schema'],
    ['GET', { querry: {} }, 'ConfigError', 'Unknown option querry. Did you mean query?'],
    ['GET', { signal: 'x' }, 'ConfigError', 'signal must be an AbortSignal'],
    ['GET', null, 'ConfigError', 'The options of GET /news must be an object'],
  ] as const)('%s %o are rejected', async ([method, options, name, problem]) => {
    const server = await scriptedServer(ok(news))
    const call = harborAt(server.url).request(method as 'GET', '/news', options as object)
    expect(await rejectionOf(call)).toMatchObject({
      name,
      message: expect.stringContaining(problem),
    })
    expect(server.connections).toBe(0)
  })
})

describe('the schema of a response', () => {
  const News = z.object({
    items: z.array(z.object({ id: z.string() })),
    next: z.nullable(z.string()),
  })

  const schemaOf = <T>(
    validate: StandardSchema<T>['~standard']['validate'],
  ): StandardSchema<T> => ({
    '~standard': { version: 1, vendor: 'test', validate },
  })

  it('of zod types and checks the value', async () => {
    const server = await scriptedServer(ok(news))
    const { items } = await harborAt(server.url).request('GET', '/news', { response: News })
    expect(items[0]?.id).toBe('n1')
  })

  it('may be async, a function, and change the value', async () => {
    const server = await scriptedServer(ok('2026-01-01'))
    const schema = schemaOf(async (value) => ({ value: new Date(`${value}`) }))
    const callable = Object.assign(() => 0, schema)
    const value = await harborAt(server.url).request('GET', '/news', { response: callable })
    expect(value).toEqual(new Date('2026-01-01'))
  })

  it.for(['warn', 'strict', 'off'] as const)('that fails is an error: %s', async (contract) => {
    const server = await scriptedServer(ok({ items: [{ id: 7 }], next: 5 }))
    const http = harborAt(server.url, { contract })
    const error = await rejectionOf(http.request('POST', '/news', { response: News }))
    expect(error).toMatchObject({
      name: 'ContractError',
      code: 'contract_violation',
      status: 200,
      retryable: false,
      fields: { 'items.0.id': [expect.any(String)], next: [expect.any(String)] },
      message: expect.stringMatching(/^POST \/news: the response does not match the schema: items/),
    })
    expect(error).not.toHaveProperty('outcome')
    expect(server.requests).toHaveLength(1)
  })

  it('that fails shows no secret', async () => {
    const server = await scriptedServer(ok(secret))
    const response = schemaOf((value) => ({
      issues: [{ message: `not ${value}`, path: [{ key: `${value}` }, 0] }],
    }))
    const error = await rejectionOf(harborAt(server.url).request('GET', '/news', { response }))
    expect(error).toMatchObject({ fields: { '[redacted].0': ['not [redacted]'] } })
    expect(inspect(error, { showHidden: true })).not.toContain(secret)
  })

  it('that fails lists 20 errors and counts the others', async () => {
    const server = await scriptedServer(ok(news))
    const issues = Array.from({ length: 1000 }, (_, index) => ({ message: 'no', path: [index] }))
    const response = schemaOf(() => ({ issues }))
    const error = await rejectionOf(harborAt(server.url).request('GET', '/news', { response }))
    expect(error).toMatchObject({ fields: { '19': ['no'], '': ['has 1000 errors in total'] } })
    expect(error).not.toHaveProperty('fields.20')
  })

  it('that throws is an error with its exception', async () => {
    const server = await scriptedServer(ok(news))
    const response = schemaOf(() => {
      throw new Error('No such format')
    })
    const error = await rejectionOf(harborAt(server.url).request('GET', '/news', { response }))
    expect(error).toMatchObject({
      name: 'ContractError',
      message: 'GET /news: the schema threw: Error: No such format.',
      cause: { message: 'No such format' },
    })
  })

  it('that does not end is limited by the timeout', async () => {
    const server = await scriptedServer(ok(news))
    const response = schemaOf(() => new Promise<never>(() => undefined))
    const options = { response, timeout: 200, maxRetries: 0 }
    const error = await rejectionOf(harborAt(server.url).request('GET', '/news', options))
    expect(error).toMatchObject({ name: 'TimeoutError', code: 'timeout' })
  })
})
