import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import {
  errorResponse,
  flood,
  ok,
  text,
  truncateBody,
  truncateChunk,
} from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { ApiError } from '../errors/api-error.ts'
import { NotFoundError } from '../errors/http-errors.ts'
import { parseJson } from './parse-json.ts'
import { maxErrorBodyBytes, readErrorBody } from './read-text.ts'

const args = { params: { boatId: 'b1' } }
const megabyte = 1_048_576

describe('an error body of 50 MB', () => {
  it('is discarded after 64 KB, and its connection is closed', async () => {
    let sent = Number.NaN
    const server = await scriptedServer(
      flood(404, 50 * megabyte, (bytes) => {
        sent = bytes
      }),
    )
    const started = performance.now()
    const error = await rejectionOf<ApiError>(harborAt(server.url).call(getBoat, args))
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error.body).toHaveLength(maxErrorBodyBytes)
    expect(error.message.length).toBeLessThan(300)
    await waitForCondition(() => server.open === 0)
    await waitForCondition(() => !Number.isNaN(sent))
    // The buffers of both ends are sent, and no more.
    expect(sent).toBeLessThan(20 * megabyte)
  })

  it('does not delay a retry', async () => {
    const ended = vi.fn()
    const big = flood(503, 50 * megabyte, ended)
    const server = await scriptedServer(big, ok({ id: 'b1' }))
    const call = harborAt(server.url, { timeout: 5_000 }).call(getBoat, args)
    await expect(call).resolves.toEqual({ id: 'b1' })
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce())
    expect(ended.mock.lastCall?.[0]).toBeLessThan(20 * megabyte)
  })

  it('is also limited without a length and without an end', async () => {
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head(404, {})
        while (!connection.isClosed) await connection.send('x'.repeat(10_000))
      }),
    )
    const error = await rejectionOf<ApiError>(harborAt(server.url).call(getBoat, args))
    expect(error.body).toHaveLength(maxErrorBodyBytes)
    await waitForCondition(() => server.open === 0)
  })
})

describe('an error body that is truncated', () => {
  const half = '{"success":false,"error":{"code":"GONE_AWAY"'

  it('still has the error class of its status', async () => {
    const server = await scriptedServer(truncateBody(404, half))
    const error = await rejectionOf<ApiError>(harborAt(server.url).call(getBoat, args))
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ status: 404, code: 'http_404', attempts: 1 })
    expect(error.message).toContain(half)
  })

  it('is a response: the outcome of a write is known', async () => {
    const server = await scriptedServer(truncateChunk(409))
    const error = await rejectionOf(
      harborAt(server.url).call(createBoat, { body: { name: 'Ada' } }),
    )
    expect(error).toMatchObject({ name: 'ConflictError', status: 409 })
    expect(error).not.toHaveProperty('outcome')
  })
})

describe('an error response that is complete', () => {
  it('keeps the connection for the next call', async () => {
    const server = await scriptedServer(
      errorResponse(404),
      text(500, 'x'.repeat(1_000)),
      ok({ id: 'b1' }),
    )
    const http = harborAt(server.url, { maxRetries: 0 })
    await rejectionOf(http.call(getBoat, args))
    await sleep(20)
    await rejectionOf(http.call(getBoat, args))
    await sleep(20)
    await http.call(getBoat, args)
    expect(server.connections).toBe(1)
  })
})

describe('a bounded read', () => {
  it('decodes characters that are split across chunks', async () => {
    const bytes = new TextEncoder().encode('Møwe 🕊')
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    expect(await readErrorBody(new Response(body))).toBe('Møwe 🕊')
  })

  it('applies its limit to a single chunk too', async () => {
    expect(await readErrorBody(new Response('x'.repeat(megabyte)))).toHaveLength(maxErrorBodyBytes)
  })

  it('returns undefined without a body', async () => {
    expect(await readErrorBody(new Response(null))).toBe('')
  })
})

it('recognizes JSON', () => {
  expect(parseJson('{"a":1}')).toEqual({ a: 1 })
  expect(parseJson('{"a":')).toBeUndefined()
})
