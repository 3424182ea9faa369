import { expect, it } from 'vitest'
import { errorResponse, json, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat } from '../../test/platform.ts'
import { createSailStream } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

const body = { name: 'Ada' }

it('a pending status is an error, without a retry', async () => {
  const server = await scriptedServer(
    errorResponse(202, 'RIGGING', { 'retry-after': '30' }),
    ok({ id: 'b1' }),
  )
  const error = await rejectionOf(harborAt(server.url).call(createBoat, { body }))
  expect(error).toMatchObject({
    name: 'ApiError',
    code: 'RIGGING',
    status: 202,
    retryable: true,
    retryAfterMs: 30_000,
    attempts: 1,
  })
  expect(error).not.toHaveProperty('outcome')
  expect(server.requests).toHaveLength(1)
})

it('a pending status with an undocumented body is the same error', async () => {
  const server = await scriptedServer(json(202, { id: 'b1' }))
  const error = await rejectionOf(harborAt(server.url).call(createBoat, { body }))
  expect(error).toMatchObject({ name: 'ApiError', code: 'http_202', retryable: false })
})

it('a stream throws the same error', async () => {
  const server = await scriptedServer(errorResponse(202, 'RIGGING'))
  const error = await rejectionOf(createSailStream(server)().next())
  expect(error).toMatchObject({ name: 'ApiError', code: 'RIGGING', status: 202 })
})
