import { describe, expect, test, vi } from 'vitest'

// What the build does for the published clients, so that whole contracts are read here as there.
vi.mock('zod/mini', () => import('./zod-shim.ts'))

const { apis } = await import('../../scripts/apis.ts')
const { explainErrors } = await import('./explain-errors.ts')
const { violations } = await import('./violations.ts')
const zod: object = await import('zod/mini')

test('zod is out of the way', () => {
  expect(Object.keys(zod)).toContain('looseObject')
  expect(Object.keys(zod)).not.toContain('safeParse')
})

describe.each(apis)('$folder without zod', ({ api, docs }) => {
  test.each(Object.values(api.operations))('$id passes and refuses the same', (operation) => {
    const { args, data, events } = docs.fixtures[operation.id] ?? { args: {} }
    const parts = [
      [operation.query, args.query],
      [operation.body, args.body],
      [operation.response, data],
      [operation.streamEvent, events?.[0]],
    ] as const
    for (const [schema, sample] of parts) {
      if (!schema) continue
      expect(explainErrors(schema, sample)).toBeUndefined()
      for (const { name, path, value } of violations(schema, sample)) {
        expect(Object.keys(explainErrors(schema, value) ?? {}), name).toEqual([path])
      }
    }
  })
})
