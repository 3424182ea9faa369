import { afterEach, expect, it, vi } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt } from '../../test/client.ts'
import { createBoat, deleteBoat, getBoat, replaceBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('gives each write a connection of its own where the runtime would send it again', async () => {
  const client = {}
  const createHttpClient = vi.fn(() => client)
  vi.stubGlobal('Deno', { createHttpClient })
  const server = await scriptedServer(ok({ id: 'b1' }))
  const inits: unknown[] = []
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    inits.push([init.method, init.keepalive, Object(init).client])
    return globalThis.fetch(url, init)
  }
  const http = harborAt(server.url, { fetch })
  const params = { boatId: 'b1' }
  const body = { name: 'Ada' }
  await http.call(getBoat, { params })
  await http.call(createBoat, { body })
  await http.call(replaceBoat, { params, body })
  await http.call(deleteBoat, { params })
  expect(inits).toEqual([
    ['GET', undefined, undefined],
    ['POST', undefined, client],
    ['PUT', false, client],
    ['DELETE', false, client],
  ])
  expect(createHttpClient).toHaveBeenCalledExactlyOnceWith({ poolMaxIdlePerHost: 0 })
})
