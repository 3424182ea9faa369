import { refineSchema } from '@molt-sdk/contracts/kernel'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { json, ok, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { createBoat, deleteBoat, getBoat, listBoats } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ContractError } from '../errors/client-errors.ts'
import type { DriftEvent } from '../observe/hooks.ts'
import type { StreamingHttpClient } from '../streams/streaming-http-client.ts'

const args = { params: { boatId: 'b1' } }
const drifted = { id: 7, name: 'Ada' }

describe('a response that does not match the contract', () => {
  it('is returned and logged once per operation', async () => {
    const warn = vi.fn()
    const server = await scriptedServer(ok(drifted))
    const http = harborAt(server.url, { logger: { warn } })
    for (let turn = 0; turn < 3; turn++) {
      await expect(http.call(getBoat, args)).resolves.toEqual(drifted)
    }
    await http.call(createBoat, { body: { name: 'Ada' } })
    expect(warn.mock.calls).toEqual([
      ['getBoat: the response does not match the contract: id must be a string, got 7.'],
      ['createBoat: the response does not match the contract: id must be a string, got 7.'],
    ])
  })

  it('is explained only when it is reported', async () => {
    const checked: unknown[] = []
    const Sail = refineSchema(z.string(), (value) => {
      checked.push(value)
      return []
    })
    // Checking ends at the first field that does not match; explaining reads all fields.
    const getSail = { ...getBoat, response: z.looseObject({ id: z.string(), sail: Sail }) }
    const server = await scriptedServer(ok({ id: 7, sail: 'jib' }))
    const http = harborAt(server.url)
    for (let turn = 0; turn < 3; turn++) await http.call(getSail, args)
    expect(checked).toEqual(['jib'])
  })

  it('is reported in bounded size', async () => {
    const boats = new Array(10_000).fill({ id: 7 })
    const server = await scriptedServer(ok({ boats }))
    const reported: DriftEvent[] = []
    const http = harborAt(server.url, { hooks: { onDrift: (event) => void reported.push(event) } })
    await http.call(listBoats, {})
    const error = await rejectionOf<ContractError>(http.call(listBoats, {}, { contract: 'strict' }))
    expect(error.message).toMatch(/; the response has 10000 errors in total\.$/)
    expect(error.fields).toMatchObject({
      'boats.19.id': ['must be a string, got 7'],
      '': ['has 10000 errors in total'],
    })
    expect(Object.keys(error.fields ?? {})).toHaveLength(21)
    expect(reported).toMatchObject([{ fields: error.fields }])
  })

  it('is reported to onDrift instead, if set', async () => {
    const warn = vi.fn()
    const reported: DriftEvent[] = []
    const server = await scriptedServer(ok(drifted))
    const hooks = { onDrift: (event: DriftEvent) => void reported.push(event) }
    const http = harborAt(server.url, { logger: { warn }, hooks })
    await http.call(getBoat, args)
    await http.call(getBoat, args)
    expect(reported).toEqual([
      {
        callId: expect.any(String),
        operation: 'getBoat',
        method: 'GET',
        path: '/boats/{boatId}',
        attempt: 1,
        in: 'response',
        fields: { id: ['must be a string, got 7'] },
      },
    ])
    expect(warn).not.toHaveBeenCalled()
  })

  it('is a console warning by default', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const server = await scriptedServer(ok(drifted))
    await harborAt(server.url, { logger: undefined }).call(getBoat, args)
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('getBoat: the response does not match'),
    )
  })

  it('is not checked with contract: off', async () => {
    const warn = vi.fn()
    const server = await scriptedServer(ok(drifted))
    const http = harborAt(server.url, { logger: { warn }, contract: 'off' })
    await expect(http.call(getBoat, args)).resolves.toEqual(drifted)
    expect(warn).not.toHaveBeenCalled()
  })

  it.for([
    ['getBoat', (http: StreamingHttpClient) => http.call(getBoat, args)],
    ['createBoat', (http: StreamingHttpClient) => http.call(createBoat, { body: { name: 'Ada' } })],
  ] as const)(
    'to %s is a ContractError with contract: strict, and not retried',
    async ([id, call]) => {
      withoutBackoff()
      const warn = vi.fn()
      const server = await scriptedServer(ok(drifted))
      const http = harborAt(server.url, { logger: { warn }, contract: 'strict' })
      const error = await rejectionOf(call(http))
      expect(error).toBeInstanceOf(ContractError)
      expect(error).toMatchObject({
        code: 'contract_violation',
        message: `${id}: the response does not match the contract: id must be a string, got 7.`,
        fields: { id: ['must be a string, got 7'] },
        operation: id,
        attempts: 1,
        retryable: false,
      })
      expect(error).not.toHaveProperty('outcome')
      expect(server.requests).toHaveLength(1)
      expect(warn).not.toHaveBeenCalled()
    },
  )

  it('can be handled differently by one call', async () => {
    const server = await scriptedServer(ok(drifted))
    const strict = harborAt(server.url, { contract: 'strict' })
    await expect(strict.call(getBoat, args, { contract: 'off' })).resolves.toEqual(drifted)
    const off = harborAt(server.url, { contract: 'off' })
    const error = await rejectionOf(off.call(getBoat, args, { contract: 'strict' }))
    expect(error).toBeInstanceOf(ContractError)
  })
})

describe('a response that matches the contract', () => {
  it.for([
    { id: 'b1' },
    { id: 'b1', name: null },
    { id: 'b1', name: 'Ada', addedLater: { deep: [1] } },
  ])('is accepted in strict mode: %j', async (data) => {
    const server = await scriptedServer(ok(data))
    const http = harborAt(server.url, { contract: 'strict' })
    await expect(http.call(getBoat, args)).resolves.toEqual(data)
  })

  it('is accepted without its envelope', async () => {
    const server = await scriptedServer(json(200, { id: 'b1' }))
    const http = harborAt(server.url, { contract: 'strict' })
    await expect(http.call(getBoat, args)).resolves.toEqual({ id: 'b1' })
  })

  it('may be empty if the operation returns nothing', async () => {
    const server = await scriptedServer(text(204, '', {}), text(200, ''))
    const http = harborAt(server.url, { contract: 'strict' })
    await expect(http.call(deleteBoat, args)).resolves.toBeUndefined()
    await expect(http.call(deleteBoat, args)).resolves.toBeUndefined()
  })
})

describe('a 200 that is not JSON', () => {
  it.for([
    ['broken', '{"success":true,"data":{"id"'],
    ['HTML', '<!doctype html><title>Welcome</title>'],
    ['long', `[${'1,'.repeat(50_000)}`],
  ] as const)('is a ContractError that is not retried: %s', async ([, body]) => {
    const server = await scriptedServer(text(200, body))
    for (const [call, outcome] of [
      [harborAt(server.url, { contract: 'off' }).call(getBoat, args), undefined],
      [harborAt(server.url).call(createBoat, { body: { name: 'Ada' } }), 'unknown'],
    ] as const) {
      const error = await rejectionOf<ContractError>(call)
      expect(error).toBeInstanceOf(ContractError)
      expect(error).toMatchObject({
        code: 'malformed_json',
        status: 200,
        retryable: false,
        attempts: 1,
      })
      expect(error.outcome).toBe(outcome)
      expect(error.message).toBe(
        `${error.operation}: the response (200) is not valid JSON: ${body.slice(0, 120)}`,
      )
    }
    expect(server.requests).toHaveLength(2)
  })

  it('may start with a byte order mark', async () => {
    const server = await scriptedServer(text(200, '\ufeff{"data":{"id":"b1"}}'))
    await expect(harborAt(server.url).call(getBoat, args)).resolves.toEqual({ id: 'b1' })
  })
})
