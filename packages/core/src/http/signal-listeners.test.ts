import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { errorResponse, neverRespond, ok, text, truncateBody } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { createBoat, getBoat, listBoats } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { Semaphore } from './semaphore.ts'

const args = { params: { boatId: 'b1' } }

/** Counts the listeners that were added to a signal, and the remaining ones. */
const countListeners = (signal: AbortSignal): { readonly added: number; readonly now: number } => {
  let added = 0
  const { addEventListener } = signal
  signal.addEventListener = (...rest: Parameters<typeof addEventListener>) => {
    added++
    addEventListener.apply(signal, rest)
  }
  return {
    get added() {
      return added
    },
    get now() {
      return getEventListeners(signal, 'abort').length
    },
  }
}

describe('calls with one signal leave no listener', () => {
  const paths: readonly (readonly [number, string, Behavior[]])[] = [
    [1_000, 'go well', [ok({ id: 'b1' })]],
    [1_000, 'fail', [errorResponse(404)]],
    [1_000, 'are repeated', [errorResponse(503), ok({ id: 'b1' })]],
    [100, 'are cut off', [truncateBody()]],
    [100, 'have a truncated response', [text(200, '{')]],
  ]

  it.for(paths)('if %i of them %s', async ([count, , behaviours]) => {
    withoutBackoff()
    const server = await scriptedServer()
    const http = harborAt(server.url, { maxRetries: behaviours.length - 1 })
    const { signal } = new AbortController()
    const listeners = countListeners(signal)
    for (let round = 0; round < count / 50; round++) {
      server.setBehaviors(...Array.from({ length: 50 }, () => behaviours).flat())
      const calls = Array.from({ length: 50 }, () => http.call(getBoat, args, { signal }))
      await Promise.allSettled(calls)
    }
    expect(listeners.now).toBe(0)
    // One for calls at once, however many attempts they have.
    expect(listeners.added).toBe(count / 50)
    expect(server.requests.length).toBeGreaterThanOrEqual(count)
  })
})

describe('no listener is left on a signal', () => {
  it('by a call that was rejected before it was sent', async () => {
    const server = await scriptedServer(ok({}))
    const http = harborAt(server.url)
    const { signal } = new AbortController()
    await rejectionOf(http.call(getBoat, { params: { boatId: '..' } }, { signal }))
    await rejectionOf(http.call(createBoat, { body: { name: '' } }, { signal }))
    await rejectionOf(http.call(getBoat, args, { signal, headers: { 'x y': 'z' } }))
    await rejectionOf(http.call(getBoat, args, { signal, timeout: Number.NaN }))
    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(server.connections).toBe(0)
  })

  it('by a call that timed out', async () => {
    const server = await scriptedServer(neverRespond)
    const { signal } = new AbortController()
    await rejectionOf(harborAt(server.url, { timeout: 30 }).call(getBoat, args, { signal }))
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('by a call that was aborted', async () => {
    const server = await scriptedServer(neverRespond)
    const controller = new AbortController()
    const call = harborAt(server.url).call(getBoat, args, { signal: controller.signal })
    controller.abort()
    await rejectionOf(call)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('by a call that waited for a semaphore', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url)
    const semaphores = [new Semaphore(1)]
    const { signal } = new AbortController()
    const calls = Array.from({ length: 5 }, () =>
      http.call(getBoat, args, { signal }, { semaphores }),
    )
    await Promise.all(calls)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('by a list whose loop exited', async () => {
    const server = await scriptedServer(ok({ boats: [{ id: 'b1' }] }))
    const { signal } = new AbortController()
    for await (const _ of harborAt(server.url).list(listBoats, {}, { signal })) break
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

it('many concurrent calls with one signal cause no warning', async () => {
  const warnings: Error[] = []
  const listen = (warning: Error): void => void warnings.push(warning)
  process.on('warning', listen)
  try {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url)
    const { signal } = new AbortController()
    await Promise.all(Array.from({ length: 50 }, () => http.call(getBoat, args, { signal })))
  } finally {
    process.off('warning', listen)
  }
  expect(warnings).toEqual([])
})
