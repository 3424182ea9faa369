import { expect, test } from 'vitest'
import { createOpenApiDocument } from '../openapi/index.ts'
import { moltghostControl } from './api.ts'
import { docs } from './docs.ts'

const document = createOpenApiDocument(moltghostControl, docs) as {
  servers: unknown
  paths: Record<string, Record<string, Record<string, unknown>>>
}

test('every part has the provenance assumed', () => {
  for (const methods of Object.values(document.paths)) {
    for (const operation of Object.values(methods)) expect(operation['x-source']).toBe('assumed')
  }
  const sources = Object.values(moltghostControl.errors).map(({ source }) => source)
  expect(new Set(sources)).toEqual(new Set(['assumed']))
})

test('has no server URL of the platform', () => {
  expect(moltghostControl.baseUrl).toBe('')
  expect(JSON.stringify(document.servers)).not.toContain('moltghost.io')
})

test('has no API key in a path or a query', () => {
  for (const operation of Object.values(moltghostControl.operations)) {
    expect(operation.path).not.toMatch(/\{\w*key\w*\}/i)
    expect(operation).not.toHaveProperty('query')
  }
})
