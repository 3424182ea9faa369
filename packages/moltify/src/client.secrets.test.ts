import { format, inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { json, ok, text, truncateBody } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { fixtures } from '../test/client-methods.ts'
import { errorResponse, key, moltifyAt } from '../test/moltify.ts'

const made = 'mlt_n3w_the-other-key'
const created = { key: made, keyInfo: fixtures.createApiKey.data.keyInfo }

/** Everything that inspecting, stringifying or serializing a value shows. */
const rendered = (value: unknown): string =>
  [
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify(value),
    JSON.stringify({ ...(value as object) }),
  ].join('\n')

/** Creates an API key with a client whose output is recorded, and returns the output. */
const noted = async (
  ...responses: Parameters<typeof scriptedServer>
): Promise<{ value: unknown; moltify: unknown; words: string }> => {
  const output: unknown[] = []
  const note = (...parts: unknown[]): void => {
    output.push(parts)
  }
  const moltify = moltifyAt(await scriptedServer(...responses), {
    logger: { debug: note, warn: note },
    hooks: {
      onRequest: note,
      onResponse: note,
      onRetry: note,
      onDrift: note,
      onError: note,
    },
  })
  const call = moltify.builder.apiKeys.create({ name: 'Nightly reports' })
  const value = await call.catch((error: unknown) => error)
  expect(output.length).toBeGreaterThan(1)
  return { value, moltify, words: rendered([output, call, moltify]) }
}

describe('a created API key', () => {
  test('appears only in the result of the call', async () => {
    const { value, words } = await noted(json(201, { success: true, data: created }))
    expect(value).toEqual(created)
    expect(words).not.toContain(made)
    expect(words).not.toContain(key)
  })

  test.for([
    ['does not match the contract', json(201, { success: true, data: { key: made } })],
    ['has the key as a number of fields', ok({ key: { [made]: 1 }, keyInfo: {} })],
    ['is truncated JSON', text(201, `{"success":true,"data":{"key":"${made}","keyInfo":{"id`)],
    ['is truncated', truncateBody(201, `{"success":true,"data":{"key":"${made}"`)],
    ['is an error that repeats it', errorResponse(400, { name: [`belongs to ${key}`] })],
  ] as const)('does not appear in the error of a response that %s', async ([, answer]) => {
    const { value, words } = await noted(answer)
    expect(words).not.toContain(made)
    expect(words).not.toContain(key)
    if (value instanceof Error) {
      expect(rendered(value)).not.toContain(made)
      expect(rendered(value)).not.toContain(key)
    }
  })

  test('can be used by another client, which shows neither key', async () => {
    const server = await scriptedServer(errorResponse(401))
    const error = await rejectionOf(moltifyAt(server, { apiKey: made }).wallet.get())
    expect(error).toMatchObject({ name: 'AuthenticationError', status: 401 })
    expect(rendered(error)).not.toContain(made)
  })
})

test('a webhook secret never appears in the output of the client', async () => {
  const secret = 'whsec_n0t-for-others'
  const whole = `{"success":true,"data":{"secret":"${secret}"}}`
  const lines: unknown[] = []
  const note = (...parts: unknown[]): void => {
    lines.push(parts)
  }
  const server = await scriptedServer(text(200, whole), text(200, whole.slice(0, -2)))
  const { builder } = moltifyAt(server, { logger: { debug: note, warn: note } })
  expect(await builder.agents.rotateWebhookSecret('a1')).toEqual({ secret })
  lines.push(await rejectionOf(builder.agents.rotateWebhookSecret('a1')))
  expect(rendered(lines)).not.toContain(secret)
})
