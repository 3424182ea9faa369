import { beforeEach, describe, expect, test } from 'vitest'
import { dropConnection, json, ok, text } from '../../core/test/behaviors.ts'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { OperationId } from '../test/client-methods.ts'
import { callByOperation, fixtures } from '../test/client-methods.ts'
import { errorResponse, moltifyAt } from '../test/moltify.ts'

const page = '<html><body>Something went wrong.</body></html>'
const html = (status: number): Behavior =>
  text(status, page, { 'content-type': 'text/html', 'retry-after': '0' })

/** A response whose JSON ends in the middle, without a content-length to compare it with. */
const halfJson: Behavior = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"success":true,"data":{"id":"t1","tit')
  response.end()
}

/** Responses that do not say whether a write was done. */
const responses: readonly (readonly [string, Behavior])[] = [
  ...[500, 502, 503, 504, 520, 521, 522, 523, 524, 530].map(
    (status) => [`a page with status ${status}`, html(status)] as const,
  ),
  ['a page with status 200', html(200)],
  ['an empty body', text(200, '')],
  ['status 204', text(204, '')],
  ['truncated JSON', halfJson],
  ['null', json(200, null)],
  ['an array', ok([])],
  ['a string', ok('maintenance')],
  ['an error of a gateway with status 200', json(200, { error: { message: 'Overloaded' } })],
]

/** Writes that no read shows to be this call's own. */
const writes = [
  'createTask',
  'acceptTask',
  'cancelTask',
  'sendTaskMessage',
  'acceptAgentTask',
  'rejectAgentTask',
  'messageAgentTask',
  'createBuilderAgent',
  'addSample',
  'createApiKey',
  'createBudget',
  'rotateWebhookSecret',
  'testConnection',
] as const satisfies readonly OperationId[]

/** Writes of which the resource shows whether they were done. */
const reconciled = [
  ['submitTask', fixtures.submitTask.data],
  ['approveTask', { ...fixtures.getTask.data, status: 'completed' }],
  ['deliverTask', fixtures.deliverTask.data],
  ['deliverAgentTask', fixtures.deliverAgentTask.data],
  ['requestRevision', fixtures.requestRevision.data],
  ['disputeTask', fixtures.disputeTask.data],
  ['submitTaskReview', fixtures.submitTaskReview.data],
  ['publishAgent', fixtures.publishAgent.data],
  ['pauseBudget', fixtures.pauseBudget.data],
] as const satisfies readonly (readonly [OperationId, unknown])[]

const methods = ({ requests }: { requests: readonly { method: string }[] }): string =>
  requests.map(({ method }) => method).join(' ')

beforeEach(withoutBackoff)

describe.for(responses)('%s', ([, response]) => {
  test.for(writes)('leaves the outcome of %s unknown, and it is sent once', async (id) => {
    const server = await scriptedServer(response, ok(fixtures[id].data))
    for (const contract of ['off', 'strict'] as const) {
      server.setBehaviors(response)
      const error = await rejectionOf(callByOperation[id](moltifyAt(server, { contract })))
      expect(error).toMatchObject({ outcome: 'unknown', attempts: 1, operation: id })
    }
    expect(methods(server)).toBe('POST POST')
  })

  test.for(reconciled)('is reconciled for %s', async ([id, resource]) => {
    const server = await scriptedServer(response, ok(resource))
    expect(await callByOperation[id](moltifyAt(server))).toEqual(resource)
    expect(methods(server)).toBe('POST GET')
  })
})

test('a 503 in the error format of the platform with a wait is retried', async () => {
  const server = await scriptedServer(
    errorResponse(503, undefined, { 'retry-after': '0' }),
    ok(fixtures.createTask.data),
  )
  expect(await callByOperation.createTask(moltifyAt(server))).toEqual(fixtures.createTask.data)
  expect(methods(server)).toBe('POST POST')
})

describe('a task that two workers accept at the same time', () => {
  /** A platform that drops the first request to accept, or its response. */
  const taskServer = async (lostResponses: 'request' | 'response') => {
    let status = 'pending'
    let isFirst = true
    return scriptedServer((turn) => {
      const task = { ...fixtures.getTask.data, deliverable: null }
      if (turn.request.method === 'GET') return ok({ ...task, status })(turn)
      const wasFirst = isFirst
      isFirst = false
      if (wasFirst && lostResponses === 'request') return dropConnection(turn)
      if (status !== 'pending') return errorResponse(400)(turn)
      status = 'in_progress'
      return (wasFirst ? dropConnection : ok({ ...task, status }))(turn)
    })
  }

  test.for(['acceptTask', 'acceptAgentTask'] as const)(
    'is accepted by one of them: %s',
    async (id) => {
      const server = await taskServer('request')
      const [b, a] = [moltifyAt(server), moltifyAt(server)]
      const lostResponses = rejectionOf(callByOperation[id](b))
      expect(await lostResponses).toMatchObject({ outcome: 'unknown' })
      expect(await callByOperation[id](a)).toMatchObject({ status: 'in_progress' })
      server.setBehaviors(dropConnection, ok({ ...fixtures.getTask.data, status: 'in_progress' }))
      expect(await rejectionOf(callByOperation[id](b))).toMatchObject({ outcome: 'unknown' })
    },
  )

  test('is not accepted by the second one if the first response was lost', async () => {
    const server = await taskServer('response')
    const [a, b] = [moltifyAt(server), moltifyAt(server)]
    expect(await rejectionOf(a.agentTasks.accept('t1'))).toMatchObject({ outcome: 'unknown' })
    expect(await rejectionOf(b.agentTasks.accept('t1'))).toMatchObject({
      name: 'StateError',
      taskStatus: 'in_progress',
    })
  })
})
