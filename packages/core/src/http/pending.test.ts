import { expect, it } from 'vitest'
import { json, ok, refuse } from '../../test/behaviours.ts'
import { failureOf, harborAt } from '../../test/client.ts'
import { hostileServer } from '../../test/hostile-server.ts'
import { createBoat } from '../../test/platform.ts'
import { sailor } from '../../test/sail.ts'

const body = { name: 'Ada' }

it('an answer that says not yet is an error, told at once', async () => {
  const server = await hostileServer(
    refuse(202, 'RIGGING', { 'retry-after': '30' }),
    ok({ id: 'b1' }),
  )
  const error = await failureOf(harborAt(server.url).call(createBoat, { body }))
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

it('so is one whose body is nothing the platform documents', async () => {
  const server = await hostileServer(json(202, { id: 'b1' }))
  const error = await failureOf(harborAt(server.url).call(createBoat, { body }))
  expect(error).toMatchObject({ name: 'ApiError', code: 'http_202', retryable: false })
})

it('a stream meets it as the same error', async () => {
  const server = await hostileServer(refuse(202, 'RIGGING'))
  const error = await failureOf(sailor(server)().next())
  expect(error).toMatchObject({ name: 'ApiError', code: 'RIGGING', status: 202 })
})
