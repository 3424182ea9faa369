import { describe, expect, test } from 'vitest'
import { errorResponse, neverRespond, ok, truncateBody } from '../../core/test/behaviors.ts'
import { rejectionOf, waitForCondition } from '../../core/test/client.ts'
import type { Behavior, ScriptedServer } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { streamOpen, streamTruncated } from '../../core/test/stream-behaviors.ts'
import { infraAt, replyStream, requestSummaries, token } from '../test/infra.ts'

const reply = ok({ messageId: 'msg_1', response: 'Good day.' })

/** Waits until it is released before it responds. */
const held = (
  behavior: Behavior,
): { readonly behavior: Behavior; readonly release: () => void } => {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  return { behavior: async (turn) => released.then(() => behavior(turn)), release: () => release() }
}

const texts = ({ requests }: ScriptedServer): unknown[] =>
  requests.map(({ body }) => JSON.parse(body).text)

describe('a conversation', () => {
  test('keeps its ids', async () => {
    const server = await scriptedServer(reply, replyStream('Good day.'))
    const conversation = infraAt(server).conversation('agent_1', {
      userId: 'user_1',
      roomId: 'room_1',
    })
    expect(conversation).toMatchObject({ agentId: 'agent_1', userId: 'user_1', roomId: 'room_1' })
    expect(await conversation.send('Hello')).toMatchObject({ response: 'Good day.' })
    const context = { platform: 'telegram' }
    expect(await conversation.stream({ text: 'And now?', context }).final()).toMatchObject({
      response: 'Good day.',
    })
    const ids = { userId: 'user_1', roomId: 'room_1' }
    expect(requestSummaries(server)).toEqual([
      ['POST /v1/agents/agent_1/messages', { text: 'Hello', ...ids }],
      ['POST /v1/agents/agent_1/messages/stream', { text: 'And now?', context, ...ids }],
    ])
  })

  test('can have no ids', async () => {
    const server = await scriptedServer(reply)
    await infraAt(server).conversation('agent_1').send('Hello')
    expect(requestSummaries(server)).toEqual([
      ['POST /v1/agents/agent_1/messages', { text: 'Hello' }],
    ])
  })

  test('sends each message after the reply to the one before', async () => {
    let answered = 0
    const early: string[] = []
    const server = await scriptedServer(async (turn) => {
      const { text } = JSON.parse(turn.request.body)
      if (answered !== Number(text)) early.push(text)
      await new Promise((resolve) => setTimeout(resolve, text === '0' ? 80 : 1))
      answered++
      await reply(turn)
    })
    const conversation = infraAt(server).conversation('agent_1')
    await Promise.all(['0', '1', '2', '3', '4'].map((text) => conversation.send(text)))
    expect(texts(server)).toEqual(['0', '1', '2', '3', '4'])
    expect(early).toEqual([])
  })

  test('delays a message until a stream before it has ended', async () => {
    const server = await scriptedServer(streamOpen(token('Well, ')), reply)
    const conversation = infraAt(server).conversation('agent_1')
    const stream = conversation.stream('first')
    await stream.next()
    const second = conversation.send('second')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(texts(server)).toEqual(['first'])
    await stream.return()
    await second
    expect(texts(server)).toEqual(['first', 'second'])
  })

  test('delays a stream until the reply to a message before it', async () => {
    const { behavior, release } = held(reply)
    const server = await scriptedServer(behavior, replyStream('Good day.'))
    const conversation = infraAt(server).conversation('agent_1')
    const first = conversation.send('first')
    const second = conversation.stream('second').final()
    await waitForCondition(() => server.requests.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(texts(server)).toEqual(['first'])
    release()
    await Promise.all([first, second])
    expect(texts(server)).toEqual(['first', 'second'])
  })

  test('keeps its order if the server has no streaming endpoint', async () => {
    const server = await scriptedServer(
      errorResponse(404, 'NOT_FOUND'),
      replyStream('Good day.'),
      reply,
    )
    const conversation = infraAt(server).conversation('agent_1')
    await Promise.all([conversation.stream('first').final(), conversation.send('second')])
    expect(texts(server)).toEqual(['first', 'first', 'second'])
  })

  test('does not delay another one, with the same agent or not', async () => {
    const server = await scriptedServer(streamOpen(token('Well, ')), reply)
    const infra = infraAt(server)
    const stream = infra.conversation('agent_1', { roomId: 'a' }).stream('first')
    await stream.next()
    await infra.conversation('agent_1', { roomId: 'b' }).send('second')
    await infra.conversation('agent_2').send('third')
    await infra.agents.sendMessage('agent_1', { text: 'fourth' })
    expect(texts(server)).toEqual(['first', 'second', 'third', 'fourth'])
    await stream.return()
  })
})

describe('a failed message of a conversation', () => {
  test.for([
    ['an error response', errorResponse(503, 'AGENT_UNAVAILABLE')],
    ['a truncated response', truncateBody()],
    ['a server that does not respond', neverRespond],
  ] as const)('by %s does not block the next one', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour, reply)
    const conversation = infraAt(server).conversation('agent_1')
    const first = rejectionOf(conversation.send('first', { timeout: 1_500 }))
    const second = conversation.send('second')
    expect(await first).toBeInstanceOf(Error)
    expect(await second).toMatchObject({ response: 'Good day.' })
    expect(texts(server)).toEqual(['first', 'second'])
  })

  test('by invalid input does not block the next one', async () => {
    const server = await scriptedServer(reply)
    const conversation = infraAt(server).conversation('agent_1')
    expect(await rejectionOf(conversation.send(''))).toMatchObject({ name: 'InputError' })
    expect(await conversation.send('second')).toMatchObject({ response: 'Good day.' })
  })

  test.for([
    ['is truncated', streamTruncated(token('Well, '))],
    ['is rejected', errorResponse(503, 'AGENT_UNAVAILABLE')],
  ] as const)('as a stream that %s does not block the next one', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour, reply)
    const conversation = infraAt(server).conversation('agent_1')
    const first = rejectionOf(conversation.stream('first').final())
    const second = conversation.send('second')
    expect(await first).toBeInstanceOf(Error)
    expect(await second).toMatchObject({ response: 'Good day.' })
  })

  test('by an abort in the queue is never sent, and the others keep their order', async () => {
    const { behavior, release } = held(reply)
    const server = await scriptedServer(behavior, reply)
    const conversation = infraAt(server).conversation('agent_1')
    const controller = new AbortController()
    const first = conversation.send('first')
    const second = rejectionOf(conversation.send('second', { signal: controller.signal }))
    const third = conversation.send('third')
    controller.abort()
    expect(await second).toMatchObject({ name: 'AbortError', attempts: 0 })
    release()
    await Promise.all([first, third])
    expect(texts(server)).toEqual(['first', 'third'])
  })
})
