import { describe, expect, test } from 'vitest'
import { errorResponse, ok } from '../../core/test/behaviors.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { streamOpen } from '../../core/test/stream-behaviors.ts'
import { infraAt, replyStream, token } from '../test/infra.ts'

const message = { text: 'Hello' }

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Counts how many messages each agent processes at once. Responds when the expected number is
 * reached and more had time to arrive, or when no more arrive.
 */
const agentsAtWork = (most: Map<string, number>, expected = 10): Behavior => {
  const atWork = new Map<string, number>()
  return async (serverRequest) => {
    const agent = serverRequest.request.url.split('/')[3] ?? ''
    const now = (atWork.get(agent) ?? 0) + 1
    atWork.set(agent, now)
    most.set(agent, Math.max(most.get(agent) ?? 0, now))
    for (let wait = 0; wait < 20 && (most.get(agent) ?? 0) < expected; wait++) await sleep(10)
    await sleep(20)
    atWork.set(agent, (atWork.get(agent) ?? 0) - 1)
    const { url, body } = serverRequest.request
    const streams = url.endsWith('/stream') || JSON.parse(body).stream
    await (streams ? replyStream('Good day.') : ok({ messageId: 'm', response: 'Good day.' }))(
      serverRequest,
    )
  }
}

const times = <T>(count: number, run: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => run(at))

describe('an agent', () => {
  test('processes at most 10 messages at once, with and without streams', async () => {
    const most = new Map<string, number>()
    const server = await scriptedServer(agentsAtWork(most))
    const { agents } = infraAt(server)
    await Promise.all(
      times(35, (at) =>
        at % 2
          ? agents.sendMessage('agent_1', message)
          : agents.streamMessage('agent_1', message).final(),
      ),
    )
    expect(server.requests).toHaveLength(35)
    expect(most).toEqual(new Map([['agent_1', 10]]))
  })

  test('processes at most 10 with the stream flag of the plain endpoint', async () => {
    const most = new Map<string, number>()
    const work = agentsAtWork(most)
    const server = await scriptedServer((serverRequest) =>
      serverRequest.request.url.endsWith('/stream')
        ? errorResponse(404, 'NOT_FOUND')(serverRequest)
        : work(serverRequest),
    )
    const { agents } = infraAt(server)
    await agents.streamMessage('agent_0', message).final()
    await Promise.all(times(15, () => agents.streamMessage('agent_1', message).final()))
    expect(most.get('agent_1')).toBe(10)
  })

  test('processes at most 10 of many conversations', async () => {
    const most = new Map<string, number>()
    const infra = infraAt(await scriptedServer(agentsAtWork(most)))
    await Promise.all(
      times(15, (at) => infra.conversation('agent_1', { roomId: `${at}` }).send('Hello')),
    )
    expect(most).toEqual(new Map([['agent_1', 10]]))
  })

  test('does not delay another one', async () => {
    const most = new Map<string, number>()
    const { agents } = infraAt(await scriptedServer(agentsAtWork(most)))
    await Promise.all(times(24, (at) => agents.sendMessage(`agent_${at % 2}`, message)))
    expect(most).toEqual(
      new Map([
        ['agent_0', 10],
        ['agent_1', 10],
      ]),
    )
  })

  test('does not delay calls that are not messages', async () => {
    const server = await scriptedServer((serverRequest) =>
      serverRequest.request.method === 'GET'
        ? ok({ id: 'agent_1', name: 'Ada', status: 'active' })(serverRequest)
        : streamOpen(token('Well, '))(serverRequest),
    )
    const { agents } = infraAt(server)
    const streams = times(10, () => agents.streamMessage('agent_1', message))
    await Promise.all(streams.map((stream) => stream.next()))
    expect(await agents.get('agent_1')).toMatchObject({ name: 'Ada' })
    await Promise.all(streams.map((stream) => stream.return()))
  })

  test('gets the next message when the loop over a stream exits', async () => {
    const server = await scriptedServer(streamOpen(token('Well, ')))
    const { agents } = infraAt(server)
    const streams = times(10, () => agents.streamMessage('agent_1', message))
    await Promise.all(streams.map((stream) => stream.next()))
    const eleventh = agents.streamMessage('agent_1', message)
    const first = eleventh.next()
    await sleep(60)
    expect(server.requests).toHaveLength(10)
    await streams[4]?.return()
    expect(await first).toMatchObject({ value: { content: 'Well, ' } })
    await Promise.all([eleventh, ...streams].map((stream) => stream.return()))
  })

  test('has 10 slots for each client', async () => {
    const most = new Map<string, number>()
    const server = await scriptedServer(agentsAtWork(most, 20))
    await Promise.all(
      [infraAt(server), infraAt(server)].flatMap(({ agents }) =>
        times(12, () => agents.sendMessage('agent_1', message)),
      ),
    )
    expect(most.get('agent_1')).toBe(20)
  })
})
