import { expect, it, vi } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat, getBoat, getTide, listBoats } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

const fetch = vi.fn(async () => Response.json({}))
const http = harborAt('http://localhost', { fetch })
const boat = Promise.resolve({ id: 'b1', name: 'Ada' })

/** An object in which a value is this many levels deep. */
const nested = (levels: number, value: unknown): unknown =>
  levels ? { a: nested(levels - 1, value) } : value

/** Calls with arguments that an editor would mark. */
const calls: readonly (readonly [call: () => PromiseLike<unknown>, message: string])[] = [
  [
    () => http.call(createBoat, { body: undefined as never }),
    'createBoat: the input must be an object, got undefined.',
  ],
  [
    () => http.call(createBoat, { body: boat as never }),
    'createBoat: the input must be an object, got a Promise that was not awaited.',
  ],
  [
    () => http.call(createBoat, { body: new Map([['name', 'Ada']]) as never }),
    'createBoat: the input must be an object, got a Map.',
  ],
  [
    () => http.call(createBoat, { body: { name: 'Ada', captain: boat } as never }),
    'createBoat: captain is a Promise that was not awaited.',
  ],
  [
    () => http.call(createBoat, { body: { name: Promise.resolve('Ada') } as never }),
    'createBoat: name is a Promise that was not awaited.',
  ],
  [
    () => http.call(createBoat, { body: { name: 'Ada', crew: [{ mate: boat }] } as never }),
    'createBoat: crew.0.mate is a Promise that was not awaited.',
  ],
  [
    () => http.call(createBoat, { body: { name: 'Ada', crew: nested(90, [1, boat]) } as never }),
    `createBoat: crew.${'a.'.repeat(90)}1 is a Promise that was not awaited.`,
  ],
  [
    () => http.call(createBoat, { body: { name: 'Ada', next: http.call(getTide, {}) } as never }),
    'createBoat: next is a Call that was not awaited.',
  ],
  [
    () => http.request('POST', '/boats', { body: [[{ boat }]] }),
    'POST /boats: 0.0.boat is a Promise that was not awaited.',
  ],
  [
    () => http.call(createBoat, { body: 'Ada' as never }),
    'createBoat: the input must be an object, got a string.',
  ],
  [
    () => http.list(listBoats, { query: boat as never }),
    'listBoats: the input must be an object, got a Promise that was not awaited.',
  ],
  [
    () => http.call(getBoat, { params: { boatId: boat as never } }),
    'getBoat: boatId must be a non-empty string other than . and .., got a Promise that was not awaited.',
  ],
]

it.for(calls)('%s throws an InputError before anything is sent', async ([call, message]) => {
  expect(await rejectionOf(call())).toMatchObject({ name: 'InputError', message })
  expect(fetch).not.toHaveBeenCalledWith(expect.stringContaining('boats'), expect.anything())
})

it('rejects an object that contains itself, and sends one that is large', async () => {
  const cyclic: { name: string; self?: unknown; others?: unknown } = { name: 'Ada' }
  cyclic.self = cyclic
  cyclic.others = [cyclic, cyclic]
  expect(await rejectionOf(http.call(createBoat, { body: cyclic }))).toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('cannot be sent: Converting circular structure'),
  })
  const server = await scriptedServer(ok({ id: 'b1' }))
  const body = { name: 'Ada', crew: Array.from({ length: 20_000 }, (_, id) => ({ id })) }
  await harborAt(server.url).call(createBoat, { body })
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual(body)
})
