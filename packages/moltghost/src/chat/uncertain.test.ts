import { describe, expect, test } from 'vitest'
import { json, text } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import { rawResponse } from '../../../core/test/raw-connection.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { event, streamOf } from '../../../core/test/stream-behaviors.ts'
import { agentAt, chunk, doneMarker, errorResponse, flat, replyStream } from '../../test/agent.ts'
import type { MoltGhostAgent } from '../client.ts'

const writes = [
  ['chat', (agent: MoltGhostAgent) => agent.chat('Hello!')],
  ['stream', (agent: MoltGhostAgent) => agent.stream('Hello!').final()],
  ['completions.create', (agent: MoltGhostAgent) => agent.completions.create('Hello')],
  ['completions.stream', (agent: MoltGhostAgent) => agent.completions.stream('Hello').final()],
  [
    'tools.invoke',
    (agent: MoltGhostAgent) =>
      agent.tools.invoke({ prompt: 'Do', tools: ['it'] }, { maxRetries: 2 }),
  ],
] as const

const page = '<html><h1>Service Unavailable</h1></html>'
const html = { 'content-type': 'text/html', 'retry-after': '0' }

/** A 200 whose JSON ends in the middle, without a length that would show it. */
const truncatedJson = rawResponse(async (connection) => {
  await connection.head(200, { 'content-type': 'application/json' })
  await connection.send('{"id":"msg_1","content":"Your top')
  connection.end()
})

describe.for(writes)('%s()', ([, call]) => {
  test.for([503, 520, 522, 524, 530, 502])(
    'is sent once if a gateway responds with %d, and its outcome is unknown',
    async (status) => {
      const server = await scriptedServer(text(status, page, html), json(200, flat))
      expect(await rejectionOf(call(agentAt(server)))).toMatchObject({
        name: 'ServerError',
        status,
        outcome: 'unknown',
        retryable: false,
      })
      expect(server.requests).toHaveLength(1)
    },
  )

  test.for([
    ['truncated JSON', truncatedJson],
    ['a web page', text(200, page, { 'content-type': 'text/html' })],
    ['an empty body', text(200, '', { 'content-type': 'application/json' })],
    ['an empty event stream', text(200, '', { 'content-type': 'text/event-stream' })],
  ] as const)('has an unknown outcome if the response is %s', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour, json(200, flat))
    const agent = agentAt(server, { contract: 'off' })
    expect(await rejectionOf(call(agent))).toMatchObject({
      name: expect.stringMatching(/^(ContractError|StreamError)$/),
      outcome: 'unknown',
      retryable: false,
    })
    expect(server.requests).toHaveLength(1)
    expect(agent.usage.replies).toBe(0)
  })

  test('throws the error that a 200 contains', async () => {
    const error = { message: 'Provider is overloaded', code: 'overloaded' }
    const agent = agentAt(await scriptedServer(json(200, { error })))
    expect(await rejectionOf(call(agent))).toMatchObject({
      name: 'ApiError',
      code: 'overloaded',
      status: 200,
      message: expect.stringContaining('Provider is overloaded'),
    })
    expect(agent.usage.replies).toBe(0)
  })
})

test('a 503 in the format of the platform that asks for a wait is sent again', async () => {
  const rejected = errorResponse(503, 'agent_restarting', { 'retry-after': '0' })
  const server = await scriptedServer(rejected, json(200, flat))
  expect(await agentAt(server).chat('Hello!')).toMatchObject({ text: flat.content })
  expect(server.requests).toHaveLength(2)
})

test.for([
  ['models.list()', (agent: MoltGhostAgent) => agent.models.list().toArray()],
  ['health()', (agent: MoltGhostAgent) => agent.health()],
] as const)('%s throws the error that a 200 contains', async ([, call]) => {
  const error = { message: 'Provider is overloaded', code: 'overloaded' }
  const agent = agentAt(await scriptedServer(json(200, { error, data: [] })))
  expect(await rejectionOf(call(agent))).toMatchObject({
    name: 'ApiError',
    code: 'overloaded',
    message: expect.stringContaining('Provider is overloaded'),
  })
})

describe('a reply that ends with the reason "error"', () => {
  const error = { message: 'Provider is overloaded', code: 'overloaded' }
  const half = { message: { content: 'Half of ' }, text: 'Half of ', finish_reason: 'error' }

  test.for([
    ['in a choice', { choices: [{ ...half, error }] }],
    ['in a choice, with the error beside it', { choices: [half], error }],
    ['in the flat format', { content: 'Half of ', finish_reason: 'error', error }],
  ] as const)('%s is an ApiError', async ([, body]) => {
    const agent = agentAt(await scriptedServer(json(200, { id: 'm', model: 'l', ...body })))
    for (const call of [
      () => agent.chat('Hello!'),
      () => agent.completions.create('Hello'),
      () => agent.tools.invoke({ prompt: 'Do', tools: ['it'] }),
    ]) {
      expect(await rejectionOf(call())).toMatchObject({
        name: 'ApiError',
        code: 'overloaded',
        message: expect.stringContaining('Provider is overloaded'),
      })
    }
    expect(agent.usage.replies).toBe(0)
  })

  test('without details is an ApiError with an unknown outcome', async () => {
    const body = { id: 'm', choices: [half] }
    const agent = agentAt(await scriptedServer(json(200, body)))
    expect(await rejectionOf(agent.chat('Hello!'))).toMatchObject({
      name: 'ApiError',
      code: 'http_200',
      outcome: 'unknown',
    })
  })

  const ends = [
    ['a choice with an error', event({ choices: [{ finish_reason: 'error', error }] })],
    ['a choice with an error and no reason', event({ choices: [{ delta: {}, error }] })],
    ['an error beside the choice', event({ error, choices: [{ finish_reason: 'error' }] })],
    ['a flat event', event({ finish_reason: 'error', error, done: true })],
    ['an event named error', `event: error\ndata: ${JSON.stringify(error)}\n\n`],
    ['an event of type error', event({ type: 'error', ...error })],
  ] as const

  test.for(ends)('in a stream, by %s, is a StreamError', async ([, end]) => {
    const server = await scriptedServer(streamOf(chunk('Half of '), end, doneMarker))
    const agent = agentAt(server)
    for (const stream of [agent.stream('Hello!'), agent.completions.stream('Hello')]) {
      expect(await rejectionOf(stream.final())).toMatchObject({
        name: 'StreamError',
        code: 'overloaded',
        message: expect.stringContaining('Provider is overloaded'),
        outcome: 'unknown',
        partialText: 'Half of ',
      })
    }
    expect(agent.usage.replies).toBe(0)
  })
})

test('text after the end of a stream is not joined to the reply', async () => {
  const server = await scriptedServer(
    streamOf(event({ content: 'one', done: true }), event({ content: 'STRAY' })),
    replyStream('two'),
  )
  const agent = agentAt(server)
  expect(await agent.stream('Hello!').final()).toMatchObject({ text: 'one' })
  expect(await agent.stream('Hello!').final()).toMatchObject({ text: 'two' })
})
