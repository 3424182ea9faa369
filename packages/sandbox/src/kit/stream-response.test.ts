import { expect, test, vi } from 'vitest'
import { isStreamResponse, streamResponse, toEventStreamResponse } from './stream-response.ts'

const inspect = (): void => undefined

test('formats values as server-sent events and ends with the trailer', async () => {
  async function* events(): AsyncGenerator<object, void> {
    yield { type: 'token', content: 'Grüße\n\n' }
    yield { type: 'done' }
  }
  const onEnd = vi.fn()
  const response = toEventStreamResponse(
    streamResponse(events, { trailer: 'data: [DONE]\n\n', onEnd }),
    inspect,
  )
  expect(await response.text()).toBe(
    'data: {"type":"token","content":"Grüße\\n\\n"}\n\ndata: {"type":"done"}\n\ndata: [DONE]\n\n',
  )
  expect(onEnd).toHaveBeenCalledOnce()
})

test('generates values only when they are read', async () => {
  const created: number[] = []
  async function* events(): AsyncGenerator<number, void> {
    for (let at = 0; at < 5; at++) {
      created.push(at)
      yield at
    }
  }
  const reader = toEventStreamResponse(streamResponse(events), inspect).body?.getReader()
  expect(created).toEqual([])
  await reader?.read()
  expect(created).toEqual([0])
})

test('ends the generator when the caller aborts', async () => {
  let cleaned = false
  const onEnd = vi.fn()
  async function* events(signal: AbortSignal): AsyncGenerator<number, void> {
    try {
      yield 1
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('left')))
      })
    } finally {
      cleaned = true
    }
  }
  const reader = toEventStreamResponse(streamResponse(events, { onEnd }), inspect).body?.getReader()
  await reader?.read()
  const pending = reader?.read()
  // Wait until the generator is waiting.
  await new Promise((resolve) => setImmediate(resolve))
  await reader?.cancel()
  expect(await pending).toEqual({ done: true, value: undefined })
  await vi.waitFor(() => expect(cleaned).toBe(true))
  expect(onEnd).toHaveBeenCalledOnce()
})

test('ends a generator between two events', async () => {
  let cleaned = false
  async function* events(): AsyncGenerator<number, void> {
    try {
      yield 1
      yield 2
    } finally {
      cleaned = true
    }
  }
  const reader = toEventStreamResponse(streamResponse(events), inspect).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  expect(cleaned).toBe(true)
})

test('a generator that throws fails the stream', async () => {
  const onEnd = vi.fn()
  // biome-ignore lint/correctness/useYield: it throws before its first event
  async function* events(): AsyncGenerator<number, void> {
    throw new Error('out of words')
  }
  await expect(
    toEventStreamResponse(streamResponse(events, { onEnd }), inspect).text(),
  ).rejects.toThrow('out of words')
  expect(onEnd).toHaveBeenCalledOnce()
})

test('recognizes a stream response', () => {
  expect(
    isStreamResponse(
      streamResponse(async function* () {
        yield 1
      }),
    ),
  ).toBe(true)
  for (const response of [undefined, null, 'text', { events: [] }]) {
    expect(isStreamResponse(response)).toBe(false)
  }
})

test('neither validates nor sends an event after the caller has aborted', async () => {
  let arrive = (): void => undefined
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const inspected: unknown[] = []
  let isAwaited = false
  async function* events(): AsyncGenerator<number, void> {
    yield 1
    isAwaited = true
    await arrival
    yield 2
  }
  const reader = toEventStreamResponse(streamResponse(events), (event) =>
    inspected.push(event),
  ).body?.getReader()
  await reader?.read()
  const pending = reader?.read()
  await vi.waitFor(() => expect(isAwaited).toBe(true))
  const cancelled = reader?.cancel()
  arrive()
  await cancelled
  expect(await pending).toEqual({ done: true, value: undefined })
  expect(inspected).toEqual([1])
})
