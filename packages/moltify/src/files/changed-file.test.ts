import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { moltifyAt } from '../../test/moltify.ts'
import type { Uploaded, UploadServer } from '../../test/upload-server.ts'
import { sha256, uploadServer } from '../../test/upload-server.ts'
import type { FileData } from './delivery-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'changed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const size = 4 * 1024 * 1024
const path = join(folder, 'a.txt')
const other = join(folder, 'b.txt')
const before = new Uint8Array(size).fill(65)
const after = new Uint8Array(size).fill(66)

beforeEach(() => {
  rmSync(path, { recursive: true, force: true })
  writeFileSync(path, before)
  writeFileSync(other, after)
  // Like any file that was not just written: a change must be visible in its time.
  for (const each of [path, other]) utimesSync(each, 1_700_000_000, 1_700_000_000)
})

/** Delivers the file, and changes it after the first megabyte was sent. */
const deliver = async (change: () => unknown) => {
  const server = await uploadServer()
  let isChanged = false
  const call = moltifyAt(server).agentTasks.deliver(
    't1',
    { content: 'Done.', files: [{ path }] },
    {
      onProgress: ({ sent }) => {
        if (isChanged || sent < 1_000_000) return
        isChanged = true
        change()
      },
    },
  )
  return { server, call, isChanged: () => isChanged }
}

/** The forms that arrived whole. */
const deliveries = ({ uploads }: UploadServer): readonly Uploaded[] =>
  uploads.filter(({ requestLine }) => requestLine.startsWith('POST'))

describe('a file that changes while it is sent', () => {
  test.for([
    ['replaced by a file of the same size', () => renameSync(other, path)],
    ['rewritten in place', () => writeFileSync(path, after)],
    ['extended', () => writeFileSync(path, 'x', { flag: 'a' })],
    ['shortened', () => writeFileSync(path, before.subarray(1))],
    ['removed', () => rmSync(path)],
    [
      'replaced by a folder',
      () => {
        rmSync(path)
        mkdirSync(path)
      },
    ],
    [
      'rewritten in place, with its old modification time',
      () => {
        writeFileSync(path, after)
        utimesSync(path, 1_700_000_000, 1_700_000_000)
      },
    ],
  ] as const)('fails the delivery if it is %s', async ([, change]) => {
    const { server, call, isChanged } = await deliver(change)
    const error = await rejectionOf(call)
    expect(isChanged()).toBe(true)
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'request_body_failed',
      outcome: 'unknown',
      message: expect.stringContaining(`${path} was changed while it was being sent`),
    })
    expect(deliveries(server)).toEqual([])
  })

  test('fails the delivery if only one byte is rewritten', async () => {
    const { server, call } = await deliver(async () => {
      const file = await open(path, 'r+')
      await file.write('B', size - 1)
      await file.close()
    })
    await rejectionOf(call)
    expect(deliveries(server)).toEqual([])
  })
})

test('a file of Bun, which reads on after a change, fails the delivery', async () => {
  const server = await uploadServer()
  const data = Object.assign(new Blob([before]), { name: 'a.txt', lastModified: 1 })
  const call = moltifyAt(server).agentTasks.deliver(
    't1',
    { content: 'Done.', files: [{ name: 'a.txt', data }] },
    { onProgress: ({ sent }) => sent > 1_000_000 && Object.assign(data, { lastModified: 2 }) },
  )
  expect(await rejectionOf(call)).toMatchObject({
    code: 'request_body_failed',
    message: expect.stringContaining('a.txt was changed while it was being sent'),
  })
  expect(deliveries(server)).toEqual([])
})

test('a file that does not change is sent whole', async () => {
  const { server, call } = await deliver(() => undefined)
  await call
  expect(server.uploads[0]?.parts?.['files']).toMatchObject([{ size, sha256: sha256(before) }])
})

describe('a stream that was read before', () => {
  const webStream = (): ReadableStream<Uint8Array> => new Blob(['Done.']).stream()

  const readStreams: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'a web stream that is locked',
      async () => {
        const stream = webStream()
        stream.getReader()
        return stream
      },
    ],
    [
      'a web stream that was partly read',
      async () => {
        const stream = webStream()
        const reader = stream.getReader()
        await reader.read()
        reader.releaseLock()
        return stream
      },
    ],
    [
      'a web stream that was read to its end',
      async () => {
        const stream = webStream()
        await new Response(stream).text()
        return stream
      },
    ],
    [
      'a Node.js stream that was read to its end',
      async () => {
        const stream = Readable.from(['Done.'])
        for await (const _ of stream);
        return stream
      },
    ],
    ['a Node.js stream that was destroyed', async () => Readable.from(['Done.']).destroy()],
    [
      'a response that was read',
      async () => {
        const response = new Response('Done.')
        await response.text()
        return response
      },
    ],
  ]

  test.for(readStreams)('throws InputError, and nothing is sent: %s', async ([, create]) => {
    const server = await uploadServer()
    const data = (await create()) as FileData
    const files = [{ name: 'a.txt', data }]
    const error = await rejectionOf(
      moltifyAt(server).agentTasks.deliver('t1', { content: 'Done.', files }),
    )
    expect(error).toMatchObject({
      name: 'InputError',
      attempts: 0,
      fields: { 'files.0': [expect.stringContaining('was already read')] },
    })
    expect(server.uploads).toEqual([])
  })

  test('throws InputError if it is an iterator: an empty file is a string', async () => {
    const server = await uploadServer()
    const iterator = (async function* () {
      yield 'Done.'
    })()
    for await (const _ of iterator);
    const deliver = (data: FileData) =>
      moltifyAt(server).agentTasks.deliver('t1', {
        content: 'Done.',
        files: [{ name: 'a.txt', data }],
      })
    expect(await rejectionOf(deliver(iterator))).toMatchObject({
      name: 'InputError',
      fields: { 'files.0': [expect.stringContaining('it may have been read before')] },
    })
    expect(server.uploads).toEqual([])
    await deliver('')
    expect(server.uploads[0]?.parts?.['files']).toMatchObject([{ size: 0 }])
  })

  test('is not confused with one that was not read', async () => {
    const server = await uploadServer()
    const files = [webStream(), Readable.from(['Done.']), new Response('Done.')].map(
      (data, index) => ({ name: `${index}.txt`, data: data as FileData }),
    )
    await moltifyAt(server).agentTasks.deliver('t1', { content: 'Done.', files })
    const part = { size: 5, sha256: sha256('Done.') }
    expect(server.uploads[0]?.parts?.['files']).toMatchObject([part, part, part])
  })
})
