import { describe, expect, it } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

const args = { params: { boatId: 'b1' } }
const body = { name: 'Ada' }

describe('the response of another library, whose body is a stream of Node', () => {
  it.for([
    [401, 'AuthenticationError'],
    [400, 'ValidationError'],
  ] as const)('with %i keeps its status', async ([status, name]) => {
    const server = await scriptedServer(errorResponse(status, 'CODE'), ok({ id: 'b1' }))
    const { http, fetched } = foreignClient(server.url)
    const error = await rejectionOf(http.call(createBoat, { body }))
    expect(error).toMatchObject({ name, status, code: 'CODE', attempts: 1 })
    expect(error).not.toHaveProperty('outcome')
    await expect(http.call(getBoat, args)).resolves.toEqual({ id: 'b1' })
    expect(fetched()).toBe(2)
  })

  it.for([
    ['an object as headers', { headers: { 'x-request-id': 'r1' } }],
    ['no headers', {}],
  ])('keeps its status with %s', async ([, shape]) => {
    const text = async () => '{"success":false,"error":{"code":"CODE","message":"No."}}'
    const fetch = async () => ({ status: 401, text, ...(shape as object) }) as Response
    const call = harborAt('http://localhost', { fetch }).call(getBoat, args)
    expect(await rejectionOf(call)).toMatchObject({
      name: 'AuthenticationError',
      status: 401,
      code: 'CODE',
      attempts: 1,
    })
  })

  it('is successful with status 200, even without `ok`', async () => {
    const fetch = async () => ({ status: 200, text: async () => '{"id":"b1"}' }) as Response
    const call = harborAt('http://localhost', { fetch }).call(getBoat, args)
    await expect(call).resolves.toEqual({ id: 'b1' })
  })

  it.for([undefined, null, 'ok', {}])('must be a response: %j is not retried', async (value) => {
    const fetch = async () => value as unknown as Response
    const call = harborAt('http://localhost', { fetch }).call(getBoat, args)
    expect(await rejectionOf(call)).toMatchObject({
      code: 'fetch_failed',
      attempts: 1,
      message: expect.stringContaining(`must return a Response, got ${JSON.stringify(value)}`),
    })
  })

  it('keeps its status if its body was already read', async () => {
    const server = await scriptedServer(errorResponse(404, 'GONE_AWAY'))
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await globalThis.fetch(url, init)
      await response.text()
      return response
    }
    const http = harborAt(server.url, { fetch })
    expect(await rejectionOf(http.call(getBoat, args))).toMatchObject({ status: 404, attempts: 1 })
  })
})

/** A client whose fetch gives responses like those of node-fetch 2. */
const foreignClient = (url: string) => {
  let count = 0
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    count++
    const response = await globalThis.fetch(address, init)
    const whole = await response.text()
    const foreign = {
      status: response.status,
      ok: response.ok,
      headers: response.headers,
      type: undefined,
      body: { pipe: () => undefined, on: () => undefined },
      text: async () => whole,
    }
    return foreign as unknown as Response
  }
  return { http: harborAt(url, { fetch }), fetched: () => count }
}
