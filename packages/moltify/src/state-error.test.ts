import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { ConflictError as CoreConflictError, isConflictError } from '@molt-sdk/core'
import { describe, expect, test } from 'vitest'
import { ok, text } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { OperationId } from '../test/client-methods.ts'
import { callByOperation, fixtures, ids } from '../test/client-methods.ts'
import { errorResponse, moltifyAt, requestSummaries } from '../test/moltify.ts'
import { isStateError, StateError } from './errors.ts'

const task = fixtures.getTask.data
const withEffect = (effect: Operation['effect']): readonly OperationId[] =>
  ids.filter((id) => api.operations[id].effect === effect)
const transitions = withEffect('transition')
const ofTask = [
  ...transitions.filter((id) => /^\/api\/(agent\/)?tasks\//.test(api.operations[id].path)),
  'updateTask',
] as const

describe('a transition that is not possible', () => {
  test.for(transitions.flatMap((id) => [[id, 400] as const, [id, 409] as const]))(
    'throws StateError: %s with %d',
    async ([id, status]) => {
      const server = await scriptedServer(errorResponse(status), errorResponse(404))
      const error = await rejectionOf(callByOperation[id](moltifyAt(server)))
      expect(error).toBeInstanceOf(StateError)
      expect(error).toBeInstanceOf(CoreConflictError)
      expect(isStateError(error) && isConflictError(error)).toBe(true)
      expect(error).toMatchObject({ name: 'StateError', status, attempts: 1, retryable: false })
      expect(error).not.toHaveProperty('outcome')
      expect(error).not.toHaveProperty('taskStatus')
    },
  )

  test.for(ofTask)('has the status of the task: %s', async (id) => {
    const server = await scriptedServer(errorResponse(400), ok({ ...task, status: 'completed' }))
    const error = await rejectionOf(callByOperation[id](moltifyAt(server)))
    expect(error).toMatchObject({ name: 'StateError', taskStatus: 'completed', operation: id })
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ taskStatus: 'completed' })
    expect(requestSummaries(server)[1]).toEqual([`GET /api/tasks/${task.id}`])
  })

  test('fails whatever status is read back', async () => {
    const server = await scriptedServer(errorResponse(409), ok({ ...task, status: 'pending' }))
    expect(await rejectionOf(callByOperation.submitTask(moltifyAt(server)))).toMatchObject({
      name: 'StateError',
      taskStatus: 'pending',
    })
  })

  test('has no status if the read fails', async () => {
    const server = await scriptedServer(errorResponse(400), text(404, 'gone'))
    const error = await rejectionOf(callByOperation.approveTask(moltifyAt(server)))
    expect(error).toMatchObject({ name: 'StateError', operation: 'approveTask' })
    expect(error).not.toHaveProperty('taskStatus')
  })

  test('fails with withResponse() too, which returns the response of a successful one', async () => {
    const server = await scriptedServer(
      errorResponse(400),
      ok(task),
      ok(task, { 'x-request-id': 'r1' }),
    )
    const { tasks } = moltifyAt(server)
    expect(await rejectionOf(tasks.accept('t1').withResponse())).toBeInstanceOf(StateError)
    expect(await tasks.accept('t1').withResponse()).toMatchObject({ data: task, requestId: 'r1' })
  })
})

describe('a call that is not a transition', () => {
  test.for(withEffect('create'))('throws ConflictError if the resource exists: %s', async (id) => {
    const server = await scriptedServer(errorResponse(409))
    const error = await rejectionOf(callByOperation[id](moltifyAt(server)))
    expect(error).toMatchObject({ name: 'ConflictError', status: 409 })
    expect(isStateError(error)).toBe(false)
    expect(server.requests).toHaveLength(1)
  })

  test.for(withEffect('create'))(
    'throws StateError if it requires another status: %s',
    async (id) => {
      const server = await scriptedServer(errorResponse(400))
      expect(await rejectionOf(callByOperation[id](moltifyAt(server)))).toMatchObject({
        name: 'StateError',
        status: 400,
      })
    },
  )

  test.for([...withEffect('create'), ...transitions, ...withEffect('replace')])(
    'throws ValidationError if fields are named: %s',
    async (id) => {
      const server = await scriptedServer(errorResponse(400, { content: ['is too rude'] }))
      const error = await rejectionOf(callByOperation[id](moltifyAt(server)))
      expect(error).toMatchObject({ name: 'ValidationError', fields: { content: ['is too rude'] } })
      expect(isStateError(error)).toBe(false)
      expect(server.requests).toHaveLength(1)
    },
  )
})
