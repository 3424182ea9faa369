import { expect, it, vi } from 'vitest'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat, getBoat, listBoats } from '../../test/platform.ts'

const fetch = vi.fn()
const http = harborAt('http://localhost', { fetch })
const boat = Promise.resolve({ id: 'b1', name: 'Ada' })

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
  expect(fetch).not.toHaveBeenCalled()
})
