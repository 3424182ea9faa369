import { apis } from '@molt-sdk/contracts/apis'
import { encode } from 'gpt-tokenizer'
import { describe, expect, test } from 'vitest'
import { allOperations, platforms, withheld } from '../test/platforms.ts'
import { visibleParameters } from './definition/input-schema.ts'
import type { Tool } from './tool.ts'

/** The tokens of tool definitions, as OpenAI's models count them. */
const tokens = (tools: readonly Tool[]): number =>
  encode(
    JSON.stringify(
      tools.map(({ name, description, inputSchema }) => ({
        name,
        description,
        parameters: inputSchema,
      })),
    ),
  ).length

describe.each(platforms)('$name', (platform) => {
  const all = platform.createTools({ allow: ['read', ...allOperations(platform)] })
  const { api, docs } = apis.find(({ folder }) => folder === platform.name) ?? {}

  test('has a tool for each operation', () => {
    const names = all.map(({ operation }) => operation)
    for (const { name } of platform.operations) {
      expect(names.includes(name)).toBe(!withheld.includes(name))
    }
    for (const { name, description } of all) {
      expect(name).toMatch(new RegExp(`^${platform.name}_[a-z_]{3,52}$`))
      expect(description).toMatch(/^[A-Z].{10,120}\.$/)
    }
  })

  test('definitions are at most 7,000 tokens, those that read at most 3,000', () => {
    expect(tokens(all)).toBeLessThanOrEqual(7000)
    expect(tokens(platform.createTools())).toBeLessThanOrEqual(3000)
  })

  test('previews of the examples are the requests of the fixtures', async () => {
    for (const tool of all) {
      const operation = platform.operations.find(({ name }) => name === tool.operation)
      if (!operation) continue
      const { method, path, effect, source } = api?.operations[operation.id] ?? {}
      expect(tool).toMatchObject({ effect, source })
      const { params = {}, body } = docs?.fixtures[operation.id]?.args ?? {}
      const parameters = visibleParameters(operation as never)
      const input = Object.fromEntries(parameters.map(({ name, example }) => [name, example]))
      const preview = await tool.preview(input)
      expect(preview.method).toBe(method)
      const sentPath = `${path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${params[name]}`)
      expect(new URL(preview.url).pathname.endsWith(sentPath)).toBe(true)
      const { stream: _, stream_options: __, ...expected } = Object(body) as Record<string, unknown>
      if (body !== undefined) expect(preview.body).toMatchObject(expected)
    }
  })

  test('throws for an operation of another platform', () => {
    expect(() => platform.createTools({ allow: ['no.such'] })).toThrow('has no operation "no.such"')
  })
})
