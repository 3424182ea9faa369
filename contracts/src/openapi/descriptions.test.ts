import { describe, expect, test } from 'vitest'
import { apis } from '../../scripts/apis.ts'
import { isRecord } from '../kernel/index.ts'
import { createOpenApiDocument } from './document.ts'

/** Every object in a document with the path that leads to it. */
const objectsIn = (value: unknown, path = ''): [string, Record<string, unknown>][] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, `${path}/${key}`))
  return isRecord(value) ? [[path, value], ...inner] : inner
}

const undescribed = (found: readonly [string, Record<string, unknown>][]): string[] =>
  found.filter(([, { description }]) => !description).map(([path]) => path)

describe.each(apis)('the document of $folder', ({ api, docs }) => {
  const objects = objectsIn(createOpenApiDocument(api, docs))
  const under = (pattern: RegExp) => objects.filter(([path]) => pattern.test(path))

  test('describes every operation in a summary and a sentence', () => {
    const operations = under(/^\/paths\/.*\/(get|post|put|patch|delete)$/)
    expect(operations).toHaveLength(Object.keys(api.operations).length)
    for (const [path, operation] of operations) {
      expect(operation['summary'], path).toMatch(/^[A-Z].{5}/)
      expect(operation['description'], path).toMatch(/^[A-Z].{10}.*\.$/)
    }
  })

  test('describes every schema and every property', () => {
    const schemas = under(/^\/components\/schemas\/\w+$/)
    const properties = under(/\/properties\/\w+$/).filter(([path]) => !/\/example\b/.test(path))
    expect(schemas).not.toEqual([])
    expect(properties.length).toBeGreaterThan(schemas.length)
    expect(undescribed([...schemas, ...properties])).toEqual([])
  })

  test('describes every parameter, header, error code and rate limit', () => {
    const parameters = under(/\/parameters\/\d+$/)
    const headers = under(/^\/components\/headers\/[\w-]+$/)
    const codes = under(/^\/x-error-codes\/\w+$/)
    const limits = under(/\/x-rate-limit\/\w+$/)
    expect(headers).toHaveLength(
      Object.keys({ ...docs.headers, ...docs.rateLimitedHeaders }).length,
    )
    expect(codes).toHaveLength(Object.keys(api.errors).length)
    expect(limits.length).toBeGreaterThanOrEqual(Object.keys(api.limits).length)
    expect(undescribed([...parameters, ...headers, ...codes, ...limits])).toEqual([])
  })

  test('has an example of every request body and every response', () => {
    const media = under(/\/(requestBody|responses\/\d+)\/content\/[\w-]+~?\/?[\w-]+$/)
    expect(media.length).toBeGreaterThan(Object.keys(api.operations).length)
    for (const [path, { example, examples }] of media)
      expect(example ?? examples, path).toBeTruthy()
  })

  test('describes defaults of fields without the keyword, which would make them required', () => {
    const fields = under(/^\/components\/schemas\/\w+\/properties\/\w+$/)
    expect(fields.filter(([, field]) => 'default' in field)).toEqual([])
    for (const [path, field] of fields.filter(([, one]) => 'x-default' in one)) {
      const source = field['x-default-source']
      const stated = `${JSON.stringify(field['x-default'])}${source ? ` (${source})` : ''}`
      expect(field['description'], path).toContain(` Default: ${stated}.`)
    }
  })

  test('states the provenance of every operation, limit, header and error code', () => {
    const words = ['reference', 'inferred', 'assumed']
    const sourced = [
      ...under(/^\/paths\/.*\/(get|post|put|patch|delete)$/),
      ...under(/\/x-rate-limit\/\w+$/),
      ...under(/\/x-error-codes\/\w+$/),
      ...under(/^\/components\/(headers|securitySchemes|schemas)\/[\w-]+$/),
    ]
    for (const [path, one] of sourced) expect(words, path).toContain(one['x-source'])
    const sources = objects.flatMap(([, one]) => [one['x-source'], one['x-default-source']])
    expect(words).toEqual(expect.arrayContaining(sources.filter((one) => one !== undefined)))
  })
})
