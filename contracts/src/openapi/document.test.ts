import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Api } from '../kernel/index.ts'
import { isRecord, operation } from '../kernel/index.ts'
import { docs } from '../moltinfra/docs.ts'
import { moltinfra } from '../moltinfra/index.ts'
import { createOpenApiDocument } from './document.ts'

const document = createOpenApiDocument(moltinfra, docs)

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)

const operationAt = (path: string, method: string) => at(document, 'paths', path, method)

const contentAt = (path: string, method: string, status: string) =>
  at(operationAt(path, method), 'responses', status, 'content')

test.each(Object.values(moltinfra.operations))(
  '$id is in the document, with its effect and limits',
  (declared) => {
    const found = operationAt(declared.path, declared.method.toLowerCase())
    expect(found).toMatchObject({
      operationId: declared.id,
      'x-source': declared.source,
      'x-effect': declared.effect,
      'x-rate-limit': {
        general: { max: 60, windowMs: 60_000, 'x-source': 'reference' },
        [declared.rateLimit]: {
          max: moltinfra.limits[declared.rateLimit].max,
          'x-source': 'inferred',
        },
      },
    })
  },
)

test('marks assumed parts', () => {
  const schemas = at(document, 'components', 'schemas')
  expect(at(schemas, 'StreamedMessage', 'x-source')).toBe('assumed')
  expect(at(schemas, 'StreamedMessage', 'properties', 'response', 'x-source')).toBe('inferred')
  expect(at(schemas, 'MessageStreamEvent', 'properties', 'error', 'x-source')).toBe('assumed')
  expect(at(document, 'components', 'headers', 'Retry-After', 'x-source')).toBe('assumed')
  expect(at(document, 'x-error-codes', 'MODEL_ERROR', 'x-source')).toBe('assumed')
  expect(at(operationAt('/agents', 'get'), 'parameters')).toContainEqual(
    expect.objectContaining({
      name: 'sortBy',
      schema: expect.objectContaining({ 'x-default-source': 'assumed' }),
    }),
  )
})

test('describes the envelope of responses', () => {
  expect(contentAt('/agents', 'post', '201')).toMatchObject({
    'application/json': {
      schema: {
        properties: {
          success: { const: true },
          data: { $ref: '#/components/schemas/CreatedAgent' },
        },
        required: ['success', 'data'],
      },
      example: { success: true, data: docs.fixtures['createAgent']?.data },
    },
  })
})

test('describes JSON and event stream responses', () => {
  const both = contentAt('/agents/{agentId}/messages', 'post', '200')
  const stream = contentAt('/agents/{agentId}/messages/stream', 'post', '200')
  expect(Object.keys(both as object)).toEqual(['application/json', 'text/event-stream'])
  expect(Object.keys(stream as object)).toEqual(['text/event-stream'])
  expect(at(stream, 'text/event-stream')).toMatchObject({
    schema: { contentSchema: { items: { $ref: '#/components/schemas/MessageStreamEvent' } } },
    example: expect.stringMatching(/^data: \{"type":"token".*\n\ndata: /),
  })
})

test('has an example of each error code under its status', () => {
  for (const { id, path, method, errors } of Object.values(moltinfra.operations)) {
    for (const code of [...errors, ...docs.commonErrors] as (keyof typeof moltinfra.errors)[]) {
      const content = contentAt(path, method.toLowerCase(), String(moltinfra.errors[code].status))
      expect(at(content, 'application/json', 'examples', code), `${id} ${code}`).toBeDefined()
      expect(at(document, 'components', 'examples', code, 'value')).toMatchObject({
        success: false,
        error: { code, message: expect.any(String) },
      })
    }
  }
})

test('a 429 response has a Retry-After header', () => {
  const headers = at(operationAt('/agents', 'get'), 'responses', '429', 'headers')
  expect(Object.keys(headers as object)).toEqual([
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'Retry-After',
  ])
})

const ping = operation({
  id: 'ping',
  method: 'GET',
  path: '/ping',
  auth: 'none',
  effect: 'read',
  response: z.object({}),
  status: 200,
  errors: [],
  source: 'assumed',
})

test('describes an API key that is a bearer token', () => {
  expect(at(document, 'components', 'securitySchemes', 'apiKey')).toMatchObject({
    type: 'http',
    scheme: 'bearer',
    'x-source': 'reference',
  })
})

test('describes an API key in its own header and an operation without one', () => {
  const auth = { header: 'x-api-key', prefix: '', env: 'KEY' }
  const other: Api = { ...moltinfra, auth, operations: { ping } }
  const described = createOpenApiDocument(other, {
    ...docs,
    schemas: {
      Ping: {
        schema: ping.response,
        description: 'A sign of life.',
        source: 'assumed',
        properties: {},
      },
    },
  })
  expect(at(described, 'components', 'securitySchemes', 'apiKey')).toMatchObject({
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
  })
  expect(at(described, 'paths', '/ping', 'get', 'security')).toEqual([])
})

test('throws for a schema without a name and for an error code without a description', () => {
  const other: Api = { ...moltinfra, operations: { ping } }
  expect(() => createOpenApiDocument(other, docs)).toThrow('A schema of ping has no name.')
  expect(() => createOpenApiDocument(moltinfra, { ...docs, errors: {} })).toThrow(
    'has no description',
  )
})
