import { describe, expect, test } from 'vitest'
import { errorResponse, ok, text } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { event, streamOf } from '../../core/test/stream-behaviors.ts'
import { doneEvent, infraAt, replyStream, requestSummaries, token } from '../test/infra.ts'

const message = {
  text: 'Hello',
  userId: 'user_1',
  roomId: 'room_1',
  context: { platform: 'telegram' },
}

const contentsOf = async (stream: AsyncIterable<{ content: string }>): Promise<string[]> => {
  const contents: string[] = []
  for await (const { content } of stream) contents.push(content)
  return contents
}

describe('a message', () => {
  test('returns its reply', async () => {
    const reply = { messageId: 'msg_1', response: 'Good day.', metadata: { tokensUsed: 3 } }
    const server = await scriptedServer(ok(reply))
    expect(await infraAt(server).agents.sendMessage('agent_1', message)).toEqual(reply)
    expect(requestSummaries(server)).toEqual([['POST /v1/agents/agent_1/messages', message]])
  })

  test('is streamed: tokens first, and then the reply', async () => {
    const server = await scriptedServer(
      streamOf(token('Good '), token('day.'), doneEvent({ messageId: 'msg_1', roomId: 'room_1' })),
    )
    const stream = infraAt(server).agents.streamMessage('agent_1', message)
    const tokens: unknown[] = []
    for await (const token of stream) tokens.push(token)
    expect(tokens).toEqual([
      { type: 'token', content: 'Good ' },
      { type: 'token', content: 'day.' },
    ])
    expect(await stream.final()).toEqual({
      agentId: 'agent_1',
      response: 'Good day.',
      messageId: 'msg_1',
      roomId: 'room_1',
    })
    expect(requestSummaries(server)).toEqual([['POST /v1/agents/agent_1/messages/stream', message]])
  })

  test('that fails in the middle of its reply throws the error of the platform', async () => {
    const malformed = {
      type: 'error',
      error: { code: 'MODEL_ERROR', message: 'the model gave up' },
    }
    const { agents } = infraAt(await scriptedServer(streamOf(token('Good '), event(malformed))))
    const stream = agents.streamMessage('agent_1', message)
    expect(await stream.next()).toMatchObject({ value: { content: 'Good ' } })
    expect(await rejectionOf(stream.next())).toMatchObject({
      name: 'StreamError',
      code: 'MODEL_ERROR',
      message: 'streamMessage: the model gave up.',
      operation: 'streamMessage',
    })
  })
})

describe('without a streaming endpoint', () => {
  test.for([
    ['404 with a code', errorResponse(404, 'NOT_FOUND')],
    ['404 with a page', text(404, '<h1>Not found</h1>', { 'content-type': 'text/html' })],
    ['405', errorResponse(405, 'METHOD_NOT_ALLOWED')],
    ['405 with any code', errorResponse(405, 'AGENT_NOT_FOUND')],
  ] as const)('which returns %s, the plain endpoint streams', async ([, refusal]) => {
    const server = await scriptedServer(refusal, replyStream('Good ', 'day.'))
    const stream = infraAt(server).agents.streamMessage('agent_1', message)
    expect(await contentsOf(stream)).toEqual(['Good ', 'day.'])
    expect(await stream.final()).toMatchObject({ response: 'Good day.' })
    expect(requestSummaries(server)).toEqual([
      ['POST /v1/agents/agent_1/messages/stream', message],
      ['POST /v1/agents/agent_1/messages', { ...message, stream: true }],
    ])
  })

  test('the client remembers it for all agents', async () => {
    const server = await scriptedServer(errorResponse(404, 'NOT_FOUND'), replyStream('Good day.'))
    const { agents } = infraAt(server)
    for (const id of ['agent_1', 'agent_1', 'agent_2'])
      await agents.streamMessage(id, message).final()
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/agents/agent_1/messages/stream',
      '/v1/agents/agent_1/messages',
      '/v1/agents/agent_1/messages',
      '/v1/agents/agent_2/messages',
    ])
  })

  test('another client tries it again', async () => {
    const server = await scriptedServer(errorResponse(404, 'NOT_FOUND'), replyStream('Good day.'))
    await infraAt(server).agents.streamMessage('agent_1', message).final()
    await infraAt(server).agents.streamMessage('agent_1', message).final()
    expect(server.requests[2]?.url).toBe('/v1/agents/agent_1/messages/stream')
  })

  test('a message without a stream is unchanged', async () => {
    const server = await scriptedServer(
      errorResponse(404, 'NOT_FOUND'),
      replyStream('Good day.'),
      ok({ messageId: 'msg_2', response: 'Again.' }),
    )
    const { agents } = infraAt(server)
    await agents.streamMessage('agent_1', message).final()
    await agents.sendMessage('agent_1', message)
    expect(requestSummaries(server)[2]).toEqual(['POST /v1/agents/agent_1/messages', message])
  })

  test('an error of the plain endpoint is final', async () => {
    const server = await scriptedServer(errorResponse(404, 'NOT_FOUND'))
    const stream = infraAt(server).agents.streamMessage('agent_1', message)
    expect(await rejectionOf(stream.final())).toMatchObject({
      name: 'NotFoundError',
      operation: 'sendMessage',
    })
    expect(server.requests).toHaveLength(2)
  })
})

describe('with a streaming endpoint', () => {
  test.for([
    [404, 'AGENT_NOT_FOUND', 'NotFoundError'],
    [400, 'INVALID_MESSAGE', 'ValidationError'],
    [401, 'UNAUTHORIZED', 'AuthenticationError'],
    [503, 'AGENT_UNAVAILABLE', 'ServerError'],
  ] as const)('%d %s is thrown without a fallback', async ([status, code, name]) => {
    const server = await scriptedServer(errorResponse(status, code), replyStream('Good day.'))
    const { agents } = infraAt(server)
    expect(await rejectionOf(agents.streamMessage('agent_1', message).final())).toMatchObject({
      name,
      code,
      operation: 'streamMessage',
    })
    await agents.streamMessage('agent_1', message).final()
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/agents/agent_1/messages/stream',
      '/v1/agents/agent_1/messages/stream',
    ])
  })

  test('429 is retried after its wait', async () => {
    const more = { details: { retryAfter: 0.01 } }
    const server = await scriptedServer(
      errorResponse(429, 'RATE_LIMIT_EXCEEDED', {}, more),
      replyStream('Hi.'),
    )
    const stream = infraAt(server).agents.streamMessage('agent_1', message)
    expect(await contentsOf(stream)).toEqual(['Hi.'])
    expect(server.requests).toHaveLength(2)
  })
})
