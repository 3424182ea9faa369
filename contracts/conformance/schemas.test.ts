import { apis } from '@molt-sdk/contracts/apis'
import { violations } from '@molt-sdk/contracts/testing'
import * as moltbotden from '@moltbotden/sdk/schemas'
import * as moltghost from '@moltghost/sdk/schemas'
import * as moltify from '@moltify/sdk/schemas'
import * as moltinfra from '@moltinfra/sdk/schemas'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'

const schemasOf: Readonly<Record<string, object>> = { moltbotden, moltghost, moltify, moltinfra }

/** Validates a value as libraries do that accept any Standard Schema. */
const issuesOf = async (schema: z.core.$ZodType, value: unknown): Promise<unknown> =>
  (await schema['~standard'].validate(value)).issues

describe.each(apis.filter(({ hasClient }) => hasClient))('schemas of $folder', (described) => {
  const { folder, api, docs } = described
  const exported = new Map(Object.entries(schemasOf[folder] ?? {}))
  const exportOf = (schema: unknown): z.core.$ZodType => {
    const [, found] = [...exported].find(([, one]) => one === schema) ?? []
    if (!found) throw new Error(`${folder} does not export a schema of an operation.`)
    return found
  }

  test('has every schema of the contract under the name of its type, and nothing else', () => {
    expect([...exported.keys()].sort()).toEqual(Object.keys(docs.schemas).sort())
    for (const [name, schema] of exported) {
      expect(schema, name).toBe(docs.schemas[name]?.schema)
      expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'zod' })
    }
  })

  test.each(Object.values(api.operations))('$id: validates its samples', async (operation) => {
    const { args, data, events = [] } = docs.fixtures[operation.id] ?? { args: {} }
    const samples = [
      [operation.query, args.query],
      [operation.body, args.body],
      [operation.response, data],
      ...events.map((event) => [operation.streamEvent, event] as const),
    ] as const
    for (const [schema, sample] of samples) {
      // A deletion may have no response body.
      if (!schema || (sample === undefined && schema !== operation.response)) continue
      expect(await issuesOf(exportOf(schema), sample)).toBeUndefined()
      for (const { name, value } of violations(schema, sample)) {
        expect(await issuesOf(exportOf(schema), value), name).not.toBeUndefined()
      }
    }
  })

  test.each(Object.entries(docs.webhooks ?? {}))('validates an example of %s', async (_, event) => {
    expect(await issuesOf(exportOf(event.schema), event.example)).toBeUndefined()
  })
})

test('messages name the field, also those of checks across fields', async () => {
  const budget = { agentId: 'a', maxPerTask: 900, maxDaily: 500, maxMonthly: 100.5 }
  expect(await issuesOf(moltify.NewBudget, { ...budget, maxMonthly: 1000 })).toMatchObject([
    { path: ['maxPerTask'], message: 'must be at most maxDaily' },
  ])
  expect(await issuesOf(moltify.NewBudget, { ...budget, maxDaily: 900 })).toMatchObject([
    { path: ['maxMonthly'], message: expect.stringContaining('integer number of cents') },
  ])
})
