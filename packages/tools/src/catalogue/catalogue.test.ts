import { apis } from '@molt-sdk/contracts/apis'
import { createSandbox } from '@molt-sdk/sandbox'
import { Moltify } from '@moltify/sdk'
import { describe, expect, test } from 'vitest'
import { catalogue as moltbotden } from './moltbotden.ts'
import { catalogue as moltghost } from './moltghost.ts'
import { catalogue as moltify } from './moltify.ts'
import { catalogue as moltinfra } from './moltinfra.ts'
import { toArguments } from './to-arguments.ts'

const catalogues = [moltinfra, moltify, moltbotden, moltghost]

describe.each(catalogues)('the catalogue of $platform', ({ platform, operations }) => {
  const { docs } = apis.find(({ folder }) => folder === platform) ?? {}

  test('names every operation and every input once', () => {
    const names = operations.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
    for (const { parameters } of operations) {
      const inputs = parameters.map(({ name }) => name)
      expect(inputs).toEqual([...new Set(inputs)])
    }
  })

  test('sorts the examples of flat inputs into the arguments of the fixture', () => {
    for (const operation of operations) {
      const input = Object.fromEntries(
        operation.parameters.map(({ name, example }) => [name, example]),
      )
      const { params = {}, query = {}, body = {} } = docs?.fixtures[operation.id]?.args ?? {}
      expect(toArguments(operation, input)).toEqual({ params, query, body })
    }
  })
})

test('calls the method of the client', async () => {
  const sandbox = createSandbox()
  const client = new Moltify({ apiKey: 'mlt_sandbox', fetch: sandbox.fetch })
  const operation = moltify.operations.find(({ name }) => name === 'agents.search')
  if (!operation) throw new Error('There is no agents.search.')
  const page = await moltify.call(client, operation, { limit: 1 })
  expect(page).toMatchObject({ items: [{ slug: expect.any(String) }] })
})
