import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { json, ok, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition } from '../../test/client.ts'
import { createBoat, deleteBoat, getBoat, getTide, listBoats } from '../../test/platform.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

const args = { params: { boatId: 'b1' } }
const body = { name: 'Ada' }
const modes = ['warn', 'strict', 'off'] as const

describe.for(modes)('with contract: %s', (contract) => {
  it.for([
    ['nothing', text(200, '')],
    ['an empty 204', text(204, '')],
    ['null', ok(null)],
    ['an array', ok([1])],
    ['a string', ok('maintenance')],
    ['null without an envelope', json(200, null)],
    ['a string without an envelope', json(200, 'maintenance')],
    ['an empty object', ok({})],
    ['the envelope alone', json(200, { success: true, message: 'Done.' })],
  ] as const)('%s instead of an object is a ContractError', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const http = harborAt(server.url, { contract })
    const read = await rejectionOf<Error>(http.call(getBoat, args))
    const known = { name: 'ContractError', code: 'contract_violation', attempts: 1 }
    expect(read).toMatchObject({ ...known, retryable: false })
    expect(read).not.toHaveProperty('outcome')
    expect(await rejectionOf(http.call(createBoat, { body }))).toMatchObject({
      ...known,
      outcome: 'unknown',
    })
  })

  it.for([
    { boats: 'none' },
    { boats: null },
    { matches: [{ id: 'b1' }] },
    { results: [] },
    {},
    null,
    'maintenance',
  ])('%j instead of an array is a ContractError', async (data) => {
    const server = await scriptedServer(ok(data))
    const http = harborAt(server.url, { contract })
    expect(await rejectionOf(http.list(listBoats, {}).toArray())).toMatchObject({
      name: 'ContractError',
      code: 'contract_violation',
    })
  })

  it.for([
    [{ error: { code: 'OVERLOADED', message: 'Provider is overloaded' } }, 'OVERLOADED'],
    [{ error: 'overloaded' }, 'http_200'],
    [{ success: false }, 'http_200'],
    [{ success: false, error: { code: 'NO' } }, 'NO'],
    [{ type: 'error', message: 'Overloaded' }, 'http_200'],
    [{ object: 'error', message: 'Overloaded', code: 503 }, 'http_200'],
    [{ message: 'Service unavailable' }, 'http_200'],
    [{ detail: 'Bad gateway' }, 'http_200'],
  ] as const)('%j with status 200 is an ApiError', async ([error, code]) => {
    const server = await scriptedServer(json(200, error))
    expect(await rejectionOf(harborAt(server.url, { contract }).call(getBoat, args))).toMatchObject(
      { name: 'ApiError', status: 200, code },
    )
  })

  it('accepts a message beside the fields of the contract', async () => {
    const boat = { id: 'b1', message: 'Read.' }
    const server = await scriptedServer(json(200, boat))
    await expect(harborAt(server.url, { contract }).call(getBoat, args)).resolves.toEqual(boat)
  })

  it.for([text(204, ''), ok(null), json(200, { message: 'Deleted.' })])(
    'a response to a deletion that holds nothing is a success %#',
    async (empty) => {
      const server = await scriptedServer(empty)
      const http = harborAt(server.url, { contract })
      expect(await http.call(deleteBoat, args).then(() => 'done')).toBe('done')
    },
  )
})

it('accepts any object if the contract has no fields', async () => {
  const server = await scriptedServer(ok({ anything: 1 }))
  await expect(harborAt(server.url).call(getTide, {})).resolves.toEqual({ anything: 1 })
})

describe('a response larger than maxResponseBytes', () => {
  const tooLarge = { name: 'ContractError', code: 'response_too_large', attempts: 1, status: 200 }
  const limit = { maxResponseBytes: 1_000 }

  it('is an error that is not retried, and closes the connection', async () => {
    let sent = 0
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head(200, { 'content-type': 'application/json' })
        while (!connection.isClosed) await connection.send('x'.repeat(10_000))
        sent = connection.sent
      }),
    )
    const error = await rejectionOf(harborAt(server.url, limit).call(getBoat, args))
    expect(error).toMatchObject({
      ...tooLarge,
      retryable: false,
      message: 'getBoat: the response is larger than maxResponseBytes (1000 bytes)',
    })
    await waitForCondition(() => server.open === 0)
    await waitForCondition(() => sent > 0)
    expect(server.requests).toHaveLength(1)
  })

  it('is measured after decompression', async () => {
    const bytes = gzipSync(JSON.stringify({ success: true, data: { id: 'x'.repeat(100_000) } }))
    const server = await scriptedServer(({ response }) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
      response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
    })
    expect(bytes.length).toBeLessThan(limit.maxResponseBytes)
    const http = harborAt(server.url, limit)
    expect(await rejectionOf(http.call(getBoat, args))).toMatchObject(tooLarge)
    await expect(http.call(getBoat, args, { maxResponseBytes: 1_000_000 })).resolves.toMatchObject({
      id: expect.any(String),
    })
  })

  it('leaves the outcome of a write unknown', async () => {
    const server = await scriptedServer(ok({ id: 'x'.repeat(2_000) }))
    const call = harborAt(server.url, limit).call(createBoat, { body })
    expect(await rejectionOf(call)).toMatchObject({ ...tooLarge, outcome: 'unknown' })
  })

  it('may have exactly the maximum size', async () => {
    const whole = JSON.stringify({ success: true, data: { id: 'Ä' } })
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head(200, { 'content-type': 'application/json' })
        await connection.send(whole)
        connection.end()
      }),
    )
    const exact = { maxResponseBytes: Buffer.byteLength(whole) }
    const http = harborAt(server.url)
    await expect(http.call(getBoat, args, exact)).resolves.toEqual({ id: 'Ä' })
    const less = { maxResponseBytes: exact.maxResponseBytes - 1 }
    expect(await rejectionOf(http.call(getBoat, args, less))).toMatchObject(tooLarge)
  })
})

it('keeps the error of a deeply nested body', async () => {
  const nested = '['.repeat(6_500) + ']'.repeat(6_500)
  const details = `{"success":false,"error":{"code":"NO","details":{"deep":${nested}}}}`
  const server = await scriptedServer(text(403, details, { 'content-type': 'application/json' }))
  const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
  expect(error).toMatchObject({ name: 'PermissionError', status: 403, code: 'NO', attempts: 1 })
  expect(() => JSON.stringify(error)).not.toThrow()
})
