import { expect, it } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret } from '../../test/client.ts'
import { getBoat, harbor } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ConflictError } from '../errors/http-errors.ts'
import { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import { ClientContext } from './client-context.ts'

const args = { params: { boatId: 'b1' } }
const boat = { id: 'b1' }
const anyone = { ...getBoat, auth: 'none' } as const
const eitherWay = { ...getBoat, auth: 'optional' } as const

const keyless = (baseUrl: string): StreamingHttpClient =>
  new StreamingHttpClient(new ClientContext(harbor, { apiKey: null, baseUrl }))

it('a client without a key calls operations that need none', async () => {
  const server = await scriptedServer(ok(boat))
  const http = keyless(server.url)
  await http.call(anyone, args)
  await http.call(eitherWay, args)
  for (const { headers } of server.requests) expect(headers).not.toHaveProperty('x-api-key')
})

it('and sends nothing if a key is required: the error says how to set one', async () => {
  const server = await scriptedServer(ok(boat))
  const error = await rejectionOf<Error>(keyless(server.url).call(getBoat, args))
  expect(error).toMatchObject({ name: 'ConfigError', code: 'missing_api_key' })
  expect(error.message).toContain('new Harbor({ apiKey })')
  expect(error.message).toContain('HARBOR_API_KEY')
  expect(server.requests).toEqual([])
})

it('a key is sent if it is optional, and not sent if it is unused', async () => {
  const server = await scriptedServer(ok(boat))
  const http = harborAt(server.url)
  await http.call(eitherWay, args)
  await http.call(anyone, args)
  expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual([secret, undefined])
})

it('a platform can have its own error classes', async () => {
  class TideError extends ConflictError {
    static override readonly kind = 'TideError'
  }
  const server = await scriptedServer(errorResponse(400, 'LOW_TIDE'))
  const errorClassFor = (_: unknown, { code }: { code?: string | undefined }, status: number) =>
    code === 'LOW_TIDE' && status === 400 ? TideError : undefined
  const http = new StreamingHttpClient(
    new ClientContext({ ...harbor, errorClassFor }, { apiKey: secret, baseUrl: server.url }),
  )
  const error = await rejectionOf(http.call(getBoat, args))
  expect(error).toBeInstanceOf(TideError)
  expect(error).toBeInstanceOf(ConflictError)
  expect(error).toMatchObject({ name: 'TideError', status: 400, code: 'LOW_TIDE' })
})

it('an operation authenticated by a signature is called without the key', async () => {
  const server = await scriptedServer(ok(boat))
  await harborAt(server.url).call({ ...getBoat, auth: 'signature' }, args)
  expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual([undefined])
})
