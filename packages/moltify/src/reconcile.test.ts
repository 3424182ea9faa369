import { beforeEach, describe, expect, test } from 'vitest'
import { dropConnection, errorResponse, neverRespond, ok, text } from '../../core/test/behaviors.ts'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { OperationId } from '../test/client-methods.ts'
import { callByOperation, fixtures } from '../test/client-methods.ts'
import { moltifyAt, errorResponse as moltifyError } from '../test/moltify.ts'

const task = fixtures.getTask.data
const agent = fixtures.getBuilderAgent.data
const budget = fixtures.getBudget.data
const review = fixtures.submitTaskReview.data
const handedIn = fixtures.deliverAgentTask.data
const revised = fixtures.requestRevision.data
const disputed = fixtures.disputeTask.data

const inStatus = <T extends object>(resource: T, ...statuses: string[]): readonly T[] =>
  statuses.map((status) => ({ ...resource, status }))

/** For each transition: resources that show that this call made it, and resources that do not. */
const transitions: readonly (readonly [
  OperationId,
  done: readonly unknown[],
  not: readonly unknown[],
])[] = [
  [
    'submitTask',
    inStatus(task, 'pending', 'in_progress', 'delivered', 'completed', 'disputed'),
    inStatus(task, 'draft', 'cancelled', 'a status that is new'),
  ],
  [
    'deliverTask',
    inStatus(task, 'delivered', 'completed'),
    [
      ...inStatus(task, 'in_progress', 'disputed'),
      ...[null, {}, { content: 'Something else.' }].map((each) => ({ ...task, deliverable: each })),
    ],
  ],
  [
    'deliverAgentTask',
    inStatus(handedIn, 'delivered', 'completed'),
    [
      ...inStatus(handedIn, 'in_progress', 'disputed'),
      ...[null, {}, { content: 'Something else.' }].map((each) => ({
        ...handedIn,
        deliverable: each,
      })),
    ],
  ],
  ['approveTask', inStatus(task, 'completed'), inStatus(task, 'delivered', 'disputed')],
  [
    'requestRevision',
    [revised],
    [
      ...inStatus(revised, 'delivered', 'completed'),
      ...['Another.', null].map((revisionReason) => ({ ...revised, revisionReason })),
    ],
  ],
  [
    'disputeTask',
    [disputed],
    [
      ...inStatus(disputed, 'delivered', 'refunded'),
      ...['Another.', null].map((disputeReason) => ({ ...disputed, disputeReason })),
    ],
  ],
  [
    'submitTaskReview',
    [review],
    [
      null,
      { ...review, rating: 1 },
      ...['Not what I wrote.', null].map((comment) => ({ ...review, comment })),
    ],
  ],
  [
    'publishAgent',
    inStatus(agent, 'pending_review', 'active'),
    inStatus(agent, 'draft', 'inactive'),
  ],
  ['deactivateAgent', inStatus(agent, 'inactive'), inStatus(agent, 'active')],
  ['reactivateAgent', inStatus(agent, 'active'), inStatus(agent, 'inactive', 'draft')],
  ['pauseBudget', inStatus(budget, 'paused'), inStatus(budget, 'active')],
  ['resumeBudget', inStatus(budget, 'active'), inStatus(budget, 'paused')],
]

/** Writes that cannot be reconciled: no read shows whether this call did it, and did it once. */
const blind = [
  'acceptTask',
  'cancelTask',
  'acceptAgentTask',
  'rejectAgentTask',
  'createTask',
  'sendTaskMessage',
  'messageAgentTask',
  'createBuilderAgent',
  'rotateWebhookSecret',
  'testConnection',
  'addSample',
  'createApiKey',
  'createBudget',
] as const satisfies readonly OperationId[]

beforeEach(withoutBackoff)

const methods = ({ requests }: { requests: readonly { method: string }[] }): string =>
  requests.map(({ method }) => method).join(' ')

describe.for(transitions)('%s whose response is lost', ([id, done, not]) => {
  test.for(done)('succeeds with the resource that shows that it happened %#', async (resource) => {
    const server = await scriptedServer(dropConnection, ok(resource))
    expect(await callByOperation[id](moltifyAt(server))).toEqual(resource)
    expect(methods(server)).toBe('POST GET')
  })

  test.for(not)('has an unknown outcome if the resource does not show it %#', async (resource) => {
    const server = await scriptedServer(text(502, 'bad gateway'), ok(resource))
    const error = await rejectionOf(callByOperation[id](moltifyAt(server)))
    expect(error).toMatchObject({ name: 'ServerError', outcome: 'unknown', attempts: 1 })
    expect(methods(server)).toBe('POST GET')
  })

  test('has an unknown outcome if the read fails', async () => {
    const server = await scriptedServer(dropConnection, moltifyError(404))
    const error = await rejectionOf(callByOperation[id](moltifyAt(server)))
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown', operation: id })
    expect(methods(server)).toBe('POST GET')
  })
})

describe('a delivery with a file whose response is lost', () => {
  const file = { name: 'a.txt', size: 5 }
  const deliver = async (deliverable: object) => {
    const server = await scriptedServer(
      dropConnection,
      ok({ ...task, status: 'delivered', deliverable: { content: 'Done.', ...deliverable } }),
    )
    const files = [{ name: 'a.txt', data: 'Work.' }]
    return moltifyAt(server).agentTasks.deliver('t1', { content: 'Done.', notes: 'One.', files })
  }

  test.for([{ files: [file] }, { files: null, notes: 'One.' }, { files: [{}] }])(
    'succeeds if the task shows nothing else: %j',
    async (shown) => {
      expect(await deliver(shown)).toMatchObject({ status: 'delivered' })
    },
  )

  test.for([
    { files: [] },
    { files: [{ ...file, size: 9 }] },
    { files: [{ ...file, name: 'b.txt' }] },
    { files: [file, file] },
    { files: [file], notes: 'Two.' },
  ])('has an unknown outcome if the task shows another one: %j', async (shown) => {
    expect(await rejectionOf(deliver(shown))).toMatchObject({ outcome: 'unknown' })
  })
})

test.for(['submitTask', 'deliverTask', 'submitTaskReview', 'pauseBudget'] as const)(
  '%s is reconciled after a timeout, with a new time limit',
  async (id) => {
    const [, [done] = []] = transitions.find(([step]) => step === id) ?? []
    const server = await scriptedServer(neverRespond, ok(done))
    expect(await callByOperation[id](moltifyAt(server, { timeout: 1_500 }))).toEqual(done)
    expect(methods(server)).toBe('POST GET')
  },
)

test('reconciles a transition whose response is lost on the attempt after a 429', async () => {
  const server = await scriptedServer(
    moltifyError(429, undefined, { 'retry-after': '0' }),
    dropConnection,
    ok({ ...task, status: 'completed' }),
  )
  expect(await callByOperation.approveTask(moltifyAt(server))).toMatchObject({
    status: 'completed',
  })
  expect(methods(server)).toBe('POST POST GET')
})

test('retries the read that reconciles a transition', async () => {
  const paused = { ...budget, status: 'paused' }
  const server = await scriptedServer(dropConnection, errorResponse(500), ok(paused))
  expect(await callByOperation.pauseBudget(moltifyAt(server))).toEqual(paused)
  expect(methods(server)).toBe('POST GET GET')
})

describe.for(blind)('%s', (id) => {
  const lostResponses: readonly (readonly [string, Behavior])[] = [
    ['is dropped', dropConnection],
    ['is a 502', text(502, 'bad gateway')],
    ['is a 500', moltifyError(500)],
  ]

  test.for(lostResponses)(
    'has an unknown outcome and is not sent again if the response %s',
    async ([, answer]) => {
      const server = await scriptedServer(answer, ok(task))
      const error = await rejectionOf(callByOperation[id](moltifyAt(server, { maxRetries: 5 })))
      expect(error).toMatchObject({ outcome: 'unknown', attempts: 1, operation: id })
      expect(methods(server)).toBe('POST')
    },
  )
})

test('has an unknown outcome without a reason, whatever the task shows', async () => {
  for (const reason of [undefined, null, 'Another.']) {
    const shown = { revisionReason: reason, disputeReason: reason }
    const server = await scriptedServer(dropConnection, ok({ ...disputed, ...shown }))
    const { tasks } = moltifyAt(server)
    expect(await rejectionOf(tasks.dispute('t1'))).toMatchObject({ outcome: 'unknown' })
    const other = await scriptedServer(dropConnection, ok({ ...revised, ...shown }))
    const revision = moltifyAt(other).tasks.requestRevision('t1')
    expect(await rejectionOf(revision)).toMatchObject({ outcome: 'unknown' })
  }
})

test('does not create a task again after a timeout', async () => {
  const server = await scriptedServer(neverRespond)
  const error = await rejectionOf(callByOperation.createTask(moltifyAt(server, { timeout: 100 })))
  expect(error).toMatchObject({ name: 'TimeoutError', outcome: 'unknown', attempts: 1 })
  expect(methods(server)).toBe('POST')
})

describe.for(['deleteBuilderAgent', 'deleteApiKey', 'deleteBudget'] as const)('%s', (id) => {
  test('is sent again if its response is lost, and succeeds on a 404', async () => {
    for (const lostResponses of [dropConnection, text(502, 'bad gateway')]) {
      const server = await scriptedServer(lostResponses, moltifyError(404))
      const { data, response } = await callByOperation[id](moltifyAt(server)).withResponse()
      expect([data, response.status]).toEqual([undefined, 404])
      expect(methods(server)).toBe('DELETE DELETE')
    }
  })

  test('throws NotFoundError if the resource never existed', async () => {
    const server = await scriptedServer(moltifyError(404))
    expect(await rejectionOf(callByOperation[id](moltifyAt(server)))).toMatchObject({
      name: 'NotFoundError',
    })
    expect(server.requests).toHaveLength(1)
  })

  test('is retryable if no attempt gets a response', async () => {
    const server = await scriptedServer(dropConnection)
    expect(await rejectionOf(callByOperation[id](moltifyAt(server)))).toMatchObject({
      name: 'ConnectionError',
      retryable: true,
      attempts: 3,
    })
  })
})

test.for(['updateTask', 'updateBuilderAgent', 'updateBudget'] as const)(
  '%s is idempotent: it is sent again if its response is lost',
  async (id) => {
    const server = await scriptedServer(dropConnection, ok(fixtures[id].data))
    expect(await callByOperation[id](moltifyAt(server))).toEqual(fixtures[id].data)
    expect(methods(server)).toBe('PUT PUT')
  },
)
