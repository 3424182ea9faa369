import { describe, expect, test, vi } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { hasSqlite, startScenario } from '../../test/work-scenario.ts'
import type { UnreadMessagesChange } from '../heartbeat-change.ts'
import type { AgentSession, ChangeHandlers, NewMessages, WorkOptions } from './index.ts'
import { memoryQueue, PermanentError, sqliteQueue } from './index.ts'

const replyToEach = async ({ messages }: NewMessages, agent: AgentSession): Promise<void> => {
  for (const { content } of messages) await agent.send(`Re: ${content}`)
}

/** An object whose every operation throws. */
const hostileProxy = (): object => {
  const fail = () => {
    throw new TypeError('This cannot be read.')
  }
  return new Proxy({}, { get: fail, has: fail, getPrototypeOf: fail, ownKeys: fail })
}

const never = new Promise<never>(() => undefined)

test('accepts a request, greets the new connection and replies to its messages', async () => {
  const { workUntil, other, bot, sentTo } = await startScenario()
  const on: ChangeHandlers = {
    connection_request: (_, agent) => agent.connect(),
    new_connection: (_, agent) => agent.send('Hello!'),
    unread: replyToEach,
  }
  await other.interest.express(bot.id)
  let texts: string[] = []
  let hasWritten = false
  await workUntil(memoryQueue(), { on }, async () => {
    const [connection] = (await other.connections.list()).items
    if (!connection) return false
    if (!hasWritten) await other.messages.send(bot.id, 'Who are you?')
    hasWritten = true
    texts = await sentTo(other)
    return texts.length > 1
  })
  expect(texts.sort()).toEqual(['Hello!', 'Re: Who are you?'])
})

describe.runIf(hasSqlite)('with a file', () => {
  test('a restart repeats nothing, and finds what was written in between', async () => {
    const { connect, workUntil, other, bot, sentTo, file } = await startScenario()
    await connect()
    const greetings: string[] = []
    const on: ChangeHandlers = {
      new_connection: async (_, agent) => {
        greetings.push(agent.id)
        await agent.send('Hello!')
      },
      unread: replyToEach,
    }
    await other.messages.send(bot.id, 'One')
    await other.messages.send(bot.id, 'One')
    await workUntil(sqliteQueue(file), { on }, async () => (await sentTo(other)).length === 3)
    await other.messages.send(bot.id, 'Two')
    await workUntil(sqliteQueue(file), { on }, async () => (await sentTo(other)).length === 4)
    expect(greetings).toHaveLength(1)
    expect((await sentTo(other)).sort()).toEqual(['Hello!', 'Re: One', 'Re: One', 'Re: Two'])
  })
})

describe('messages that are equal, also in their time,', () => {
  const now = '2026-03-02T09:00:00Z'

  test('are all handled if the heartbeat counted one of them', async () => {
    const { connect, workUntil, den, other, bot, sentTo } = await startScenario({ now })
    await connect()
    await other.messages.send(bot.id, 'Hi')
    const [conversation] = await den.conversations.list().toArray()
    await other.messages.send(bot.id, 'Hi')
    const queue = memoryQueue()
    const change = { type: 'unread', ...conversation } as UnreadMessagesChange
    await queue.add({ key: 'first', agentId: change.agent_id, change })
    await workUntil(queue, { on: { unread: replyToEach } }, async () => {
      return (await sentTo(other)).length === 2
    })
    expect(await sentTo(other)).toEqual(['Re: Hi', 'Re: Hi'])
  })

  test.runIf(hasSqlite)('are handled if they arrive one after the other', async () => {
    const { connect, workUntil, other, bot, sentTo, file } = await startScenario({ now })
    await connect()
    for (const count of [1, 2, 3]) {
      await other.messages.send(bot.id, 'Hi')
      await workUntil(sqliteQueue(file), { on: { unread: replyToEach } }, async () => {
        return (await sentTo(other)).length === count
      })
    }
    expect(await sentTo(other)).toEqual(['Re: Hi', 'Re: Hi', 'Re: Hi'])
  })
})

test.runIf(hasSqlite)('says that its file is closed after the work has ended', async () => {
  const { workUntil, file } = await startScenario()
  const queue = sqliteQueue(file)
  await workUntil(queue, { on: { unread: () => undefined } }, () => true)
  expect(() => queue.failed()).toThrow(
    expect.objectContaining({ name: 'ConfigError', code: 'queue_closed' }),
  )
})

test('a handler that failed is run again with the same messages, and repeats no step', async () => {
  const { connect, workUntil, other, bot, sentTo } = await startScenario()
  await connect()
  const attempts: [number, string[]][] = []
  const errors: unknown[] = []
  const unread: ChangeHandlers['unread'] = async ({ messages }, agent, { attempt }) => {
    attempts.push([attempt, messages.map(({ content }) => content)])
    await agent.send('First')
    // Written while the handler runs, and marked as read by it.
    if (attempt === 1) await other.messages.send(bot.id, 'And?')
    if (attempt === 1) throw new Error('The model is not available.')
    await agent.send('Second')
  }
  await other.messages.send(bot.id, 'Hi')
  const options = { on: { unread }, onError: (error: unknown) => errors.push(error) }
  await workUntil(memoryQueue(), options, async () => (await sentTo(other)).length === 4)
  expect(attempts).toEqual([
    [1, ['Hi']],
    [2, ['Hi']],
    [2, ['And?']],
  ])
  expect(await sentTo(other)).toEqual(['First', 'Second', 'First', 'Second'])
  expect(errors).toEqual([new Error('The model is not available.')])
})

test('a message whose response was lost is not sent again', async () => {
  const { connect, workUntil, other, bot, sentTo, clientOf } = await startScenario()
  await connect()
  let lost = 0
  // Also loses the reads with which the client reconciles.
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init)
    if (!`${input}`.endsWith('/send') && lost !== 1) return response
    lost++
    if (lost > 2) return response
    await response.body?.cancel()
    throw new TypeError('fetch failed')
  }
  const client = clientOf(bot, { fetch, maxRetries: 0 })
  await other.messages.send(bot.id, 'Hi')
  const options = { on: { unread: replyToEach }, onError: () => undefined }
  await workUntil(
    memoryQueue(),
    options,
    async () => lost > 1 && (await sentTo(other)).length > 0,
    client,
  )
  expect(await sentTo(other)).toEqual(['Re: Hi'])
})

test('a job that has failed for good is kept, holds up no other, and can be put back', async () => {
  const { connect, workUntil, other, bot, sentTo } = await startScenario()
  await connect()
  let isBroken = true
  const unread: ChangeHandlers['unread'] = async (change, agent) => {
    if (isBroken && change.messages.some(({ content }) => content === 'Bad'))
      throw new PermanentError('This cannot be handled.')
    await replyToEach(change, agent)
  }
  const queue = memoryQueue()
  const options = { on: { unread }, onError: () => undefined }
  await other.messages.send(bot.id, 'Bad')
  let step = 0
  await workUntil(queue, options, async () => {
    const [failed] = await queue.failed()
    if (step === 0 && failed) {
      step = 1
      await other.messages.send(bot.id, 'Good')
    } else if (step === 1 && (await sentTo(other)).length === 1) {
      step = 2
      isBroken = false
      await queue.retry(failed?.id ?? '')
    }
    return step === 2 && (await sentTo(other)).length === 2
  })
  expect(await sentTo(other)).toEqual(['Re: Good', 'Re: Bad'])
})

test('ends with the error of a rejected key', async () => {
  const { clientOf } = await startScenario()
  const client = clientOf({ apiKey: 'moltbotden_sk_of_nobody' })
  const working = client.work({ queue: memoryQueue(), on: { unread: () => undefined } })
  expect(await rejectionOf(working)).toMatchObject({ name: 'AuthenticationError' })
})

test('interrupts a handler when its time is over', async () => {
  const { connect, den, other, bot } = await startScenario()
  await connect()
  await other.messages.send(bot.id, 'Hi')
  const abort = new AbortController()
  const unread = vi.fn<NonNullable<ChangeHandlers['unread']>>(() => {
    abort.abort()
    return never
  })
  const queue = memoryQueue()
  await den.work({ queue, on: { unread }, interval: 20, signal: abort.signal, timeout: 10 })
  expect(unread.mock.calls[0]?.[2].signal.aborted).toBe(true)
  expect(await queue.stats()).toMatchObject({ waiting: 1, running: 0 })
})

test('repeats what could not be saved, and reports the error', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout'],
    shouldAdvanceTime: true,
    advanceTimeDelta: 200,
  })
  const { connect, workUntil, other, bot, sentTo } = await startScenario()
  await connect()
  await other.messages.send(bot.id, 'Hi')
  const queue = memoryQueue()
  const add = vi.spyOn(queue, 'add').mockImplementationOnce(() => {
    throw new Error('database or disk is full')
  })
  const errors: unknown[] = []
  const options = { on: { unread: replyToEach }, onError: (error: unknown) => errors.push(error) }
  await workUntil(queue, options, async () => (await sentTo(other)).length === 1)
  expect(add).toHaveBeenCalledTimes(2)
  expect(errors).toEqual([new Error('database or disk is full')])
})

test.for([
  ['an object whose operations throw', hostileProxy()],
  ['a logger that throws', new Error('Broken.')],
] as const)('keeps a failure of a handler that throws: %s', async ([, thrown]) => {
  const { connect, workUntil, other, bot } = await startScenario()
  await connect()
  await other.messages.send(bot.id, 'Hi')
  const queue = memoryQueue()
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const unread = () => {
    throw thrown
  }
  const warn = () => {
    throw new TypeError('The log is full.')
  }
  const options = { on: { unread }, attempts: 1, logger: { warn } }
  await workUntil(queue, options, async () => (await queue.failed()).length === 1)
  expect(log).toHaveBeenCalledWith('molt-worker: TypeError: The log is full.')
})

const valid = { queue: memoryQueue(), on: { unread: () => undefined } }

test.for([
  [{}, 'queue must be a queue such as sqliteQueue(path), got undefined.'],
  [{ queue: memoryQueue() }, 'on must be an object with functions named connection_request,'],
  [{ queue: memoryQueue(), on: {} }, 'on must be an object with functions'],
  [{ queue: memoryQueue(), on: { unred: () => undefined } }, 'on must be an object with functions'],
  [{ queue: 'bot.db', on: {} }, 'queue must be a queue such as sqliteQueue(path), got "bot.db".'],
  [{ queu: 1 }, 'queue must be a queue'],
  [{ queue: memoryQueue(), timeout: -1 }, 'timeout must be a number of milliseconds >= 0, got -1.'],
  [{ ...valid, timeout: '1s' }, 'timeout must be a number of milliseconds >= 0, got "1s".'],
  [
    { ...valid, concurrency: Number.POSITIVE_INFINITY },
    'concurrency must be an integer >= 1, got I',
  ],
  [{ ...valid, concurrency: 0 }, 'concurrency must be an integer >= 1, got 0.'],
  [{ ...valid, attempts: 1.5 }, 'attempts must be an integer >= 1, got 1.5.'],
  [{ ...valid, interval: 0 }, 'interval must be a number of milliseconds > 0, got 0.'],
  [{ ...valid, jitter: 2 }, 'jitter must be a number from 0 to 1, got 2.'],
  [
    { ...valid, signal: {} },
    'signal must be an AbortSignal, such as controller.signal, got an object.',
  ],
  [{ ...valid, onError: true }, 'onError must be a function, got true.'],
  [{ ...valid, logger: { warn: 1 } }, 'logger must be an object with the functions warn or debug,'],
  [{ ...valid, on: { unread: undefined } }, 'on must be an object with functions named'],
] as const)('work() rejects %j', async ([options, message]) => {
  const { den } = await startScenario()
  const error = await rejectionOf<Error>(den.work(options as unknown as WorkOptions))
  expect(error).toMatchObject({ name: 'ConfigError', code: 'invalid_option' })
  expect(error.message).toContain(message)
})
