import { describe, expect, it } from 'vitest'
import { errorResponse, json, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ApiError } from '../errors/api-error.ts'
import {
  AuthenticationError,
  ConflictError,
  GoneError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '../errors/http-errors.ts'
import { MoltError } from '../errors/molt-error.ts'

const args = { params: { boatId: 'b1' } }
const once = { maxRetries: 0 }

describe('the class of an error', () => {
  it.for([
    [400, ValidationError],
    [401, AuthenticationError],
    [402, ApiError],
    [403, PermissionError],
    [404, NotFoundError],
    [405, ApiError],
    [408, ApiError],
    [409, ConflictError],
    [410, GoneError],
    [418, ApiError],
    [422, ValidationError],
    [429, RateLimitError],
    [500, ServerError],
    [501, ServerError],
    [502, ServerError],
    [503, ServerError],
    [504, ServerError],
    [599, ServerError],
  ] as const)('is specific for %i', async ([status, type]) => {
    const server = await scriptedServer(errorResponse(status, 'CODE'))
    const error = await rejectionOf(harborAt(server.url, once).call(getBoat, args))
    expect(error).toBeInstanceOf(type)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toBeInstanceOf(MoltError)
    expect(error).toMatchObject({ name: type.kind, status, code: 'CODE', operation: 'getBoat' })
  })
})

describe('an error', () => {
  it('contains all fields of the response', async () => {
    const details = { balance: 3, owner: { name: 'Ada' }, refreshToken: 'other' }
    const fields = { name: ['is taken'], apiKey: ['is too old'] }
    const response = errorResponse(422, 'TAKEN', { 'x-request-id': 'r-1' }, { details, fields })
    const server = await scriptedServer(response)
    const error = await rejectionOf<ValidationError>(
      harborAt(server.url).call(createBoat, { body: { name: 'Ada' } }),
    )
    const rendered = { ...details, refreshToken: '[redacted]' }
    expect(error).toMatchObject({ requestId: 'r-1', details: rendered, fields, attempts: 1 })
    expect(error.message).toBe('createBoat failed with 422 TAKEN: No.')
    expect(error.headers?.get('x-request-id')).toBe('r-1')
    expect(error.body).toMatchObject({ error: { code: 'TAKEN', details: rendered } })
  })

  it('for an invalid key says how to set it', async () => {
    const server = await scriptedServer(errorResponse(401, 'BAD_KEY'))
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(error.message).toBe(
      'getBoat failed with 401 BAD_KEY: No. Check the API key passed as apiKey or set in HARBOR_API_KEY.',
    )
    server.setBehaviors(errorResponse(401, 'BAD_KEY', {}, { message: 'Wrong key' }))
    const other = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(other.message).toContain(': Wrong key. Check the API key')
  })

  it('in a 200 with success: false is an error, and not retried', async () => {
    const server = await scriptedServer(errorResponse(200, 'NOT_REALLY'))
    const error = await rejectionOf(harborAt(server.url).call(getBoat, args))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 200, code: 'NOT_REALLY', retryable: false, attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })
})

describe('an undocumented error body', () => {
  const html = `<!doctype html><title>502 Bad Gateway</title>${'<p>nginx</p>'.repeat(100)}`
  const page = { 'content-type': 'text/html; charset=utf-8' }

  it('may be HTML: its type and start are shown', async () => {
    const server = await scriptedServer(text(502, html, page))
    const error = await rejectionOf<ApiError>(harborAt(server.url, once).call(getBoat, args))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ code: 'http_502', status: 502, body: html })
    expect(error.message).toBe(
      'getBoat failed with 502: the response is not in the documented error format ' +
        `(text/html): ${html.slice(0, 120)}`,
    )
  })

  it.for(['', '  \n '])('may be empty', async (body) => {
    const server = await scriptedServer(text(503, body))
    const error = await rejectionOf<Error>(harborAt(server.url, once).call(getBoat, args))
    expect(error.message).toBe('getBoat failed with 503: the response body is empty.')
  })

  it('may be truncated JSON', async () => {
    const half = '{"success":false,"error":{"code":"TA'
    const server = await scriptedServer(text(404, half, { 'content-type': 'application/json' }))
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error.message).toContain(`(application/json): ${half}`)
  })

  it.for(['{"id":"b1","api_key":"n3w"}', '{"id":"b1","api_key":"n3w","more":"'])(
    'may contain an unknown secret, which is not shown: %s',
    async (body) => {
      const server = await scriptedServer(text(500, body))
      const error = await rejectionOf<ApiError>(harborAt(server.url, once).call(getBoat, args))
      expect(error.message).toContain('{"id":"b1",[redacted]')
      expect([error.message, JSON.stringify(error.body)].join()).not.toContain('n3w')
    },
  )

  it('may have no content type', async () => {
    const server = await scriptedServer(text(400, 'what?', {}))
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(error.message).toContain('(no content type): what?')
  })

  it.for([7, [], 'a text', { error: null }, { message: 'other' }].map((body) => [body] as const))(
    'may be any JSON: %j',
    async ([body]) => {
      const server = await scriptedServer(json(409, body))
      const error = await rejectionOf<ApiError>(harborAt(server.url).call(getBoat, args))
      expect(error).toBeInstanceOf(ConflictError)
      expect(error.code).toBe('http_409')
      expect(error.body).toEqual(body)
    },
  )
})
