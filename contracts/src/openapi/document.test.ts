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

test('what is assumed is marked where it stands', () => {
  const schemas = at(document, 'components', 'schemas')
  expect(at(schemas, 'StreamedMessage', 'x-source')).toBe('assumed')
  expect(at(schemas, 'StreamedMessage', 'properties', 'response', 'x-source')).toBe('inferred')
  expect(at(schemas, 'MessageFrame', 'properties', 'error', 'x-source')).toBe('assumed')
  expect(at(document, 'components', 'headers', 'Retry-After', 'x-source')).toBe('assumed')
  expect(at(document, 'x-error-codes', 'MODEL_ERROR', 'x-source')).toBe('assumed')
  expect(at(operationAt('/agents', 'get'), 'parameters')).toContainEqual(
    expect.objectContaining({
      name: 'sortBy',
      schema: expect.objectContaining({ 'x-default-source': 'assumed' }),
    }),
  )
})

test('an answer is wrapped as the platform wraps it', () => {
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

test('a message is answered whole or as events, its stream as events only', () => {
  const both = contentAt('/agents/{agentId}/messages', 'post', '200')
  const stream = contentAt('/agents/{agentId}/messages/stream', 'post', '200')
  expect(Object.keys(both as object)).toEqual(['application/json', 'text/event-stream'])
  expect(Object.keys(stream as object)).toEqual(['text/event-stream'])
  expect(at(stream, 'text/event-stream')).toMatchObject({
    schema: { contentSchema: { items: { $ref: '#/components/schemas/MessageFrame' } } },
    example: expect.stringMatching(/^data: \{"type":"token".*\n\ndata: /),
  })
})

test('each error code of an operation stands under its status with an example', () => {
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

test('a refusal for too many requests says how long to wait', () => {
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

test('a key that is a bearer token is described so', () => {
  expect(at(document, 'components', 'securitySchemes', 'apiKey')).toMatchObject({
    type: 'http',
    scheme: 'bearer',
    'x-source': 'reference',
  })
})

test('a key in a header of its own and an operation without a key are described so', () => {
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

test('a schema without a name and a code without a description are refused', () => {
  const other: Api = { ...moltinfra, operations: { ping } }
  expect(() => createOpenApiDocument(other, docs)).toThrow(
    'Give every schema of ping a name in the docs.',
  )
  expect(() => createOpenApiDocument(moltinfra, { ...docs, errors: {} })).toThrow(
    'Describe the error code',
  )
})
