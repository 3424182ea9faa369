import { describe, expect, it, vi } from 'vitest'
import { neverRespond, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { entry, streamOpen } from '../../test/stream-behaviors.ts'
import type { Middleware, MiddlewareRequest } from './middleware.ts'

const args = { params: { boatId: 'b1' } }
const newBoat = { body: { name: 'Ada' } }
const boat = ok({ id: 'b1' })

describe('an aborted call', () => {
  it('ends at once, whatever a middleware does', async () => {
    const server = await scriptedServer(neverRespond)
    const use: Middleware[] = [
      (request, next) => next(request).catch(() => Response.json({ id: 'cached' })),
    ]
    const controller = new AbortController()
    const call = harborAt(server.url, { use }).call(getBoat, args, { signal: controller.signal })
    await waitForCondition(() => server.requests.length === 1)
    controller.abort()
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError' })
  })

  it('aborts the signal of the middleware, and next() sends nothing any more', async () => {
    const server = await scriptedServer(boat)
    const late: Promise<unknown>[] = []
    const use: Middleware[] = [
      async (request, next) => {
        await new Promise((resolve) => request.signal.addEventListener('abort', resolve))
        const response = next(request)
        late.push(rejectionOf(response))
        return response
      },
    ]
    const fetch = vi.fn(globalThis.fetch)
    const http = harborAt(server.url, { use, fetch })
    const error = await rejectionOf(http.call(getBoat, args, { timeout: 50 }))
    expect(error).toMatchObject({ code: 'timeout', attempts: 0 })
    await waitForCondition(() => late.length === 1)
    expect(await late[0]).toBe(error)
    expect(fetch).not.toHaveBeenCalled()
  })

  it('cannot be continued by a next() that is kept', async () => {
    let kept: (() => Promise<Response>) | undefined
    const server = await scriptedServer(boat)
    const use: Middleware[] = [
      (request, next) => {
        kept = () => next(request)
        return Response.json({ id: 'cached' })
      },
    ]
    await harborAt(server.url, { use }).call(createBoat, newBoat)
    expect(await rejectionOf(kept?.() ?? Promise.resolve())).toBeInstanceOf(TypeError)
    expect(server.requests).toHaveLength(0)
  })

  it('rejects a next() that is called after the abort of the caller, and sends nothing', async () => {
    const late: Promise<unknown>[] = []
    const controller = new AbortController()
    const use: Middleware[] = [
      async (request, next) => {
        controller.abort(new Error('The user left.'))
        const response = next(request)
        late.push(rejectionOf(response))
        return response
      },
    ]
    const fetch = vi.fn(globalThis.fetch)
    const http = harborAt('http://localhost', { use, fetch })
    const call = http.call(createBoat, newBoat, { signal: controller.signal })
    const error = await rejectionOf(call)
    expect(error).toMatchObject({
      name: 'AbortError',
      attempts: 0,
      cause: controller.signal.reason,
    })
    expect(error).not.toHaveProperty('outcome')
    expect(await late[0]).toBe(error)
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('an aborted stream', () => {
  it('ends at once while a middleware waits to open it, and sends nothing', async () => {
    const requests: MiddlewareRequest[] = []
    const use: Middleware[] = [
      (request) => {
        requests.push(request)
        return new Promise(() => undefined)
      },
    ]
    const server = await scriptedServer(streamOpen())
    const controller = new AbortController()
    const stream = createSailStream(server, { use })({ signal: controller.signal })
    const outcome = readAll(stream)
    await waitForCondition(() => requests.length === 1)
    controller.abort()
    expect(await outcome).toMatchObject({ items: [], error: { name: 'AbortError', attempts: 0 } })
    expect(requests[0]?.signal.aborted).toBe(true)
    expect(server.requests).toHaveLength(0)
  })

  it('that is open ends at once and aborts the signal of the middleware', async () => {
    const requests: MiddlewareRequest[] = []
    const use: Middleware[] = [
      (request, next) => {
        requests.push(request)
        return next(request)
      },
    ]
    const server = await scriptedServer(streamOpen(entry('a')))
    const controller = new AbortController()
    const items: string[] = []
    const read = async (): Promise<void> => {
      const stream = createSailStream(server, { use })({ signal: controller.signal })
      for await (const item of stream) {
        items.push(item)
        expect(requests[0]?.signal.aborted).toBe(false)
        controller.abort()
      }
    }
    expect(await rejectionOf(read())).toMatchObject({ name: 'AbortError' })
    expect(items).toEqual(['a'])
    expect(requests[0]?.signal.aborted).toBe(true)
    await waitForCondition(() => server.open === 0)
  })
})
