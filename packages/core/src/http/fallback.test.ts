import { expect, it } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat, getTide } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { InternalCallOptions } from './internal-call-options.ts'

const fallback: InternalCallOptions['fallback'] = ({ status }) =>
  status === 405 ? [createBoat, { body: { name: 'Ada' } }] : undefined

it('a call uses its fallback if the server rejects the operation', async () => {
  const server = await scriptedServer(errorResponse(405), ok({ id: 'b1' }))
  await expect(harborAt(server.url).call(getTide, {}, {}, { fallback })).resolves.toEqual({
    id: 'b1',
  })
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /tide',
    'POST /boats',
  ])
})

it('once, and not for another error', async () => {
  const server = await scriptedServer(errorResponse(405))
  const http = harborAt(server.url)
  expect(await rejectionOf(http.call(getTide, {}, {}, { fallback }))).toMatchObject({
    status: 405,
    operation: 'createBoat',
  })
  expect(server.requests).toHaveLength(2)
  server.setBehaviors(errorResponse(404))
  expect(await rejectionOf(http.call(getTide, {}, {}, { fallback }))).toMatchObject({ status: 404 })
  expect(server.requests).toHaveLength(3)
})
