import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as ws from 'ws'
import { TextFrameReader } from './text-frame-reader.node.ts'

/** What `ws` decodes the bytes of a connection with. Its types leave it out. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: {
    maxPayload: number
  }) => NodeJS.WritableStream & { on(event: string, listener: (...args: Buffer[]) => void): void }
}

const frameOf = (first: number, payload: string | Buffer, second = 0): Buffer => {
  const bytes = Buffer.from(payload)
  const isLong = bytes.length > 125
  const header = Buffer.from([first, second | (isLong ? 126 : bytes.length)])
  const length = Buffer.alloc(isLong ? 2 : 0)
  if (isLong) length.writeUInt16BE(bytes.length)
  return Buffer.concat([header, length, bytes])
}

const text = (value: string | Buffer): Buffer => frameOf(0x81, value)

const parse = (message: unknown): unknown => {
  try {
    return JSON.parse(`${message}`)
  } catch {
    return `${message}`
  }
}

/** Everything that `ws` reports. */
const listen = (log: unknown[]): InstanceType<typeof Receiver> => {
  const receiver = new Receiver({ maxPayload: 1_048_576 })
  receiver.on('message', (data) => log.push(parse(data)))
  receiver.on('ping', (data) => log.push(`ping ${data}`))
  receiver.on('pong', (data) => log.push(`pong ${data}`))
  receiver.on('conclude', (code) => log.push(`close ${code}`))
  receiver.on('error', () => log.push('error'))
  return receiver
}

/** Splits bytes into chunks of the lengths, which are repeated. */
const split = (bytes: Buffer, lengths: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = []
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const end = start + (lengths[index % lengths.length] ?? 1)
    chunks.push(Buffer.from(bytes.subarray(start, end)))
    start = end
  }
  return chunks
}

const readAll = async (chunks: readonly Buffer[]): Promise<unknown[]> => {
  const log: unknown[] = []
  const receiver = listen(log)
  const write = (bytes: Buffer): unknown => receiver.write(bytes)
  let readNext = (chunk: Buffer): unknown => reader.read(chunk)
  const reader = new TextFrameReader({
    onMessages: (messages) =>
      log.push(
        ...messages.map((message) => (typeof message === 'string' ? parse(message) : message)),
      ),
    onControlFrame: write,
    onUnknownFrame: (bytes) => {
      readNext = write
      write(bytes)
    },
  })
  for (const chunk of chunks) readNext(chunk)
  await new Promise(setImmediate)
  return log
}

const readWithWs = async (chunks: readonly Buffer[]): Promise<unknown[]> => {
  const log: unknown[] = []
  const receiver = listen(log)
  for (const chunk of chunks) receiver.write(chunk)
  await new Promise(setImmediate)
  return log
}

const payload = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ content: fc.string({ unit: 'grapheme', maxLength: 40 }) })
      .map((event) => JSON.stringify(event)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ content: fc.string({ minLength: 60, maxLength: 400 }) })
      .map((event) => JSON.stringify(event)),
  },
  fc.json({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    ' ',
    '[DONE]',
    '{}',
    '{},{}',
    '{"a":{',
    '}}',
    '{"a":[{}',
    '{}]}',
    '{"a":"',
    '"}',
    '{"a":"\n"}',
    '\ufffd',
    '{"\x1e":1}',
    ']',
    '[',
    ',',
  ),
)

const frame = fc.oneof(
  { weight: 12, arbitrary: payload.map(text) },
  payload.filter((value) => value.length < 40).map((value) => frameOf(0x89, value)),
  payload.filter((value) => value.length < 40).map((value) => frameOf(0x8a, value)),
)

const rareFrame = fc.constantFrom(
  frameOf(0x82, 'binary'),
  Buffer.concat([frameOf(0x01, '{"a":'), frameOf(0x89, ''), frameOf(0x80, '1}')]),
  frameOf(0x88, Buffer.from([3, 0xe8])),
  frameOf(0x81, 'masked', 0x80),
  frameOf(0xc1, 'reserved'),
  frameOf(0x89, 'x'.repeat(126)),
  text(Buffer.from([0x7b, 0xff, 0x7d])),
  text(Buffer.concat([Buffer.from('x'.repeat(200)), Buffer.from([0xc3])])),
  Buffer.concat([Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]), Buffer.alloc(65_536, 'y')]),
  Buffer.from([0x81, 127, 0, 0, 0, 0, 0xff, 0, 0, 0]),
)

const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 })

test('reports the same as ws, however the bytes are split', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(frame, { maxLength: 30 }),
      fc.option(rareFrame, { nil: Buffer.alloc(0) }),
      fc.array(frame, { maxLength: 10 }),
      lengths,
      async (before, rare, after, splits) => {
        const chunks = split(Buffer.concat([...before, rare, ...after]), splits)
        expect(await readAll(chunks)).toEqual(await readWithWs(chunks))
      },
    ),
    { numRuns: 500 },
  )
})

test('parses consecutive short messages together', () => {
  const onMessages = vi.fn()
  const reader = new TextFrameReader({
    onMessages,
    onControlFrame: vi.fn(),
    onUnknownFrame: vi.fn(),
  })
  const events = Array.from({ length: 1_000 }, (_, index) => ({ content: `${index} €` }))
  const bytes = Buffer.concat(events.map((event) => text(JSON.stringify(event))))
  reader.read(bytes)
  expect(onMessages).toHaveBeenCalledExactlyOnceWith(events, bytes.length)
})

test.each([
  ['an event in two frames', ['{"a":[{}', '{}]}', '{},{}']],
  ['a string in two frames', ['{"a":"', '"}', '{}']],
  ['two events in one frame', ['{},{}', '{}']],
])('does not join %s', (_, payloads) => {
  const onMessages = vi.fn()
  const reader = new TextFrameReader({
    onMessages,
    onControlFrame: vi.fn(),
    onUnknownFrame: vi.fn(),
  })
  reader.read(Buffer.concat(payloads.map(text)))
  expect(onMessages.mock.calls[0]?.[0]).toEqual(payloads)
})
