import { createParser } from 'eventsource-parser'
import { expect, test } from 'vitest'
import { SseParser } from './sse-parser.ts'
import { toErrorEvent } from './to-error-event.ts'

/** The data of the events of a stream that does not end. */
const read = (chunks: readonly string[], maxLength = 100_000): string[] => {
  const parser = new SseParser(maxLength, () => new Error('too large'))
  const events: string[] = []
  for (const chunk of chunks) {
    parser.feed(chunk, false)
    for (let event = parser.next(); event !== undefined; event = parser.next())
      events.push(typeof event === 'string' ? event : JSON.stringify(event))
  }
  return events
}

/** The same, read by another parser. */
const readWithEventsourceParser = (chunks: readonly string[]): string[] => {
  const events: string[] = []
  const parser = createParser({
    onEvent({ data, event }) {
      if (event === 'error') events.push(toErrorEvent(data))
      else if (data.trim()) events.push(data)
    },
  })
  for (const chunk of chunks) parser.feed(chunk)
  return events
}

/** Returns the same pseudo-random integers below a limit in every run. */
const randomIntegers = (seed: number): ((limit: number) => number) => {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

const pieces = [
  ...['\n', '\n', '\n\n', '\n\n', '\r', '\r\n', '\r\n\r\n', '\r\r', '\n\r', '\n\r\n'],
  ...['data: {"a":1}\n\n', 'data: {"a":1}', 'data:', 'data', 'data:  x', 'data : x', 'dataset: x'],
  ...['event: error', 'event:error\n', 'event: message\r\n', 'event', 'event:', 'events: error'],
  ...[': comment', ':', 'id: 7', 'id', 'retry: 10', 'retry: soon', 'unknown: field', 'no field'],
  ...[
    'd',
    'da',
    'dat',
    'ev',
    ' ',
    'x',
    'error',
    'é',
    '€',
    '🌍',
    '\0',
    '\u2028',
    '\uFEFF',
    ' data: x',
  ],
]

test.for(Array.from({ length: 40 }, (_, seed) => seed))(
  'reads the same events as eventsource-parser, however the text is split (seed %d)',
  (seed) => {
    const random = randomIntegers(seed)
    for (let round = 0; round < 100; round++) {
      const chunks: string[] = []
      let text = ''
      for (let count = 1 + random(20); count > 0; count--) {
        text += pieces[random(pieces.length)]
      }
      for (let rest = text; rest; ) {
        const length = random(8) === 0 ? rest.length : random(6)
        chunks.push(rest.slice(0, length))
        rest = rest.slice(length)
      }
      expect({ chunks, events: read(chunks) }).toEqual({
        chunks,
        events: readWithEventsourceParser(chunks),
      })
    }
  },
)

test('what follows the discarded start of a long comment is a part of it', () => {
  const chunks = [': ', 'x'.repeat(100), 'data: {"a":1}\n\n', 'data: {"b":2}\n\n']
  expect(read(chunks, 50)).toEqual(['{"b":2}'])
})

test.for([
  ['one line', ['data: ', '"'.repeat(30), '"'.repeat(30)]],
  ['several lines', Array.from({ length: 6 }, () => `data: ${'x'.repeat(9)}\n`)],
  ['one chunk', [`data: {${'x'.repeat(60)}}\n\n`]],
  ['comments without an event', Array.from({ length: 20 }, () => `: ${'x'.repeat(45)}\n`)],
] as const)('throws if an event of %s is too long', ([, chunks]) => {
  expect(() => read(chunks, 50)).toThrow('too large')
})
