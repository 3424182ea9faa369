import { afterAll, describe, expect, test, vi } from 'vitest'

// Replaces zod with the shim, as the build does for the published clients.
vi.mock('zod/mini', () => import('./zod-shim.ts'))

// Files of this suite share their modules: the contracts are loaded again here, and again after this.
vi.resetModules()
afterAll(() => {
  vi.doUnmock('zod/mini')
  vi.resetModules()
})

const { apis } = await import('../../scripts/apis.ts')
const { explainErrors } = await import('./validate.ts')
const { violations } = await import('./violations.ts')
const zod: object = await import('zod/mini')

test('zod is replaced by the shim', () => {
  expect(Object.keys(zod)).toContain('looseObject')
  expect(Object.keys(zod)).not.toContain('safeParse')
})

describe.each(apis)('$folder without zod', ({ api, docs }) => {
  test.each(Object.values(api.operations))(
    '$id accepts and rejects the same values',
    (operation) => {
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
    },
  )
})
