import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { moltifyAt } from '../../test/moltify.ts'
import { sha256, uploadServer } from '../../test/upload-server.ts'
import type { InputError } from '../errors.ts'
import type { FileInput } from './delivery-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pdf = new TextEncoder().encode('%PDF-1.7\nThe lease, clause by clause.')
const path = join(folder, 'report.pdf')
writeFileSync(path, pdf)
const largest = 10 * 1024 * 1024

const streamOf = (...chunks: unknown[]): ReadableStream =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield pdf.subarray(0, 5)
  yield pdf.subarray(5)
}

/** Every way to pass the same file. */
const inputs: readonly (readonly [string, () => FileInput])[] = [
  ['a File', () => new File([pdf], 'report.pdf', { type: 'application/pdf' })],
  ['a File without a type', () => new File([pdf], 'report.pdf')],
  [
    'a File of an unknown type',
    () => new File([pdf], 'report.pdf', { type: 'application/octet-stream' }),
  ],
  ['a path', () => ({ path })],
  ['a Blob', () => ({ name: 'report.pdf', data: new Blob([pdf]) })],
  ['a string', () => ({ name: 'report.pdf', data: new TextDecoder().decode(pdf) })],
  ['bytes', () => ({ name: 'report.pdf', data: pdf })],
  ['a Buffer', () => ({ name: 'report.pdf', data: Buffer.from(pdf) })],
  ['a DataView', () => ({ name: 'report.pdf', data: new DataView(pdf.buffer) })],
  ['an ArrayBuffer', () => ({ name: 'report.pdf', data: pdf.buffer })],
  ['a web stream', () => ({ name: 'report.pdf', data: streamOf(pdf.slice(0, 9), pdf.slice(9)) })],
  [
    'a web stream of strings',
    () => ({ name: 'report.pdf', data: streamOf(`${new TextDecoder().decode(pdf)}`) }),
  ],
  ['an async iterable', () => ({ name: 'report.pdf', data: chunks() })],
  ['a Node.js stream', () => ({ name: 'report.pdf', data: createReadStream(path) })],
  ['a Blob of another realm', () => ({ name: 'report.pdf', data: foreign as unknown as Blob })],
]
const foreign = { size: pdf.length, type: '', arrayBuffer: async () => pdf.buffer }

describe('a file can be', () => {
  test.for(inputs)('%s', async ([, file]) => {
    const server = await uploadServer()
    await moltifyAt(server).agentTasks.deliver('t1', { content: 'Done.', files: [file()] })
    const [upload] = server.uploads
    expect(upload?.requestLine).toBe('POST /api/agent/tasks/t1/deliver')
    expect(upload?.parts).toEqual({
      content: ['Done.'],
      files: [
        { name: 'report.pdf', type: 'application/pdf', size: pdf.length, sha256: sha256(pdf) },
      ],
    })
    expect(upload?.headers['content-length']).toBe(`${upload?.bytes}`)
  })

  test('a path with another name and type', async () => {
    const server = await uploadServer()
    const csv = join(folder, 'numbers.tmp')
    writeFileSync(csv, 'a,b\n1,2\n')
    const files = [{ path: csv, name: 'Zahlen "für" Sie.csv', type: 'text/csv; charset=utf-8' }]
    await moltifyAt(server).agentTasks.deliver('t1', { content: 'x', notes: 'y', files })
    expect(server.uploads[0]?.parts).toMatchObject({
      notes: ['y'],
      files: [{ name: 'Zahlen "für" Sie.csv', type: 'text/csv; charset=utf-8', size: 8 }],
    })
  })

  test('one of up to five in any iterable, in order', async () => {
    const server = await uploadServer()
    const names = ['a.txt', 'b.md', 'c.csv', 'd.json', 'e.xml']
    const files = new Set(names.map((name) => ({ name, data: name })))
    await moltifyAt(server).agentTasks.deliver('t1', { content: 'x', files })
    expect(server.uploads[0]?.parts?.['files']).toMatchObject(names.map((name) => ({ name })))
  })

  test('missing: then the delivery is JSON', async () => {
    const server = await uploadServer()
    const { agentTasks } = moltifyAt(server)
    await agentTasks.deliver('t1', { content: 'x' })
    await agentTasks.deliver('t1', { content: 'x', files: undefined })
    await agentTasks.deliver('t1', 'x')
    expect(server.uploads.map(({ text }) => text)).toEqual(Array(3).fill('{"content":"x"}'))
  })

  test('of the maximum size', async () => {
    const server = await uploadServer()
    const data = new Uint8Array(largest).fill(65)
    for (const one of [data, streamOf(data)]) {
      const files = [{ name: 'a.txt', data: one }]
      await moltifyAt(server).agentTasks.deliver('t1', { content: 'x', files })
    }
    for (const { parts } of server.uploads) {
      expect(parts?.['files']).toMatchObject([{ size: largest, sha256: sha256(data) }])
    }
  })
})

/** Invalid files and their errors. */
const invalid: readonly (readonly [string, unknown, string])[] = [
  ['a string', './report.pdf', 'must be an object, got string. Pass { path'],
  ['undefined', undefined, 'must be an object, got undefined'],
  ['a number', 7, 'must be an object, got number'],
  ['data without a name', { data: 'x' }, 'name must be a non-empty string'],
  ['an empty name', { name: '', data: 'x' }, 'name must be a non-empty string'],
  ['a Blob without a name', new Blob(['x']), 'name must be a non-empty string'],
  ['a name without data', { name: 'a.txt' }, 'data must be a string, an ArrayBuffer'],
  ['an array', { name: 'a.txt', data: [1, 2] }, 'data must be a string, an ArrayBuffer'],
  ['a path without a file', { path: join(folder, 'none.pdf') }, 'cannot be read (ENOENT)'],
  ['a path that is a URL', { path: new URL('file:///a.txt') }, 'path must be a string'],
  [
    'a type that is not a string',
    { name: 'a.txt', data: 'x', type: 7 },
    'type must be a string, got number',
  ],
  ['a folder', { path: folder, name: 'a.txt' }, 'is not a file'],
  ['an unknown extension', { name: 'a.xyz', data: 'x' }, '"a.xyz" has a file type'],
  [
    'a program',
    { name: 'a.exe', data: 'MZ' },
    '"a.exe" has a file type that Moltify does not accept (a program',
  ],
  [
    'a script declared as text',
    new File(['x'], 'a.sh', { type: 'text/plain' }),
    '"a.sh" has a file type that Moltify does not accept (a',
  ],
  [
    'content of another type',
    { name: 'a.pdf', data: 'no' },
    'is declared as application/pdf, but its content is not',
  ],
  ['one byte too large', { name: 'a.txt', data: new Uint8Array(largest + 1) }, 'is larger than'],
  [
    'a stream of objects',
    { name: 'a.txt', data: streamOf({}) },
    'data must be a stream of bytes or strings',
  ],
]

describe('throws InputError and sends nothing:', () => {
  test.for(invalid)('%s', async ([, file, why]) => {
    const server = await uploadServer()
    const files = [{ name: 'ok.txt', data: 'ok' }, file as FileInput]
    const call = moltifyAt(server).agentTasks.deliver('t1', { content: 'x', files })
    const error = await rejectionOf<InputError>(call)
    expect(error).toMatchObject({
      name: 'InputError',
      operation: 'deliverAgentTask',
      attempts: 0,
      fields: { 'files.1': [expect.stringContaining(why)] },
    })
    expect(error.fields).not.toHaveProperty('files.0')
    expect(error.message).toContain(`files.1 ${error.fields['files.1']?.[0]}`)
    expect(server.uploads).toEqual([])
  })

  test('six files, none of which is read', async () => {
    const server = await uploadServer()
    const data = chunks()
    const files = Array.from({ length: 6 }, () => ({ name: 'a.pdf', data }))
    const call = moltifyAt(server).agentTasks.deliver('t1', { content: 'x', files })
    expect(await rejectionOf(call)).toMatchObject({
      fields: { files: ['must be at most 5 files, got 6'] },
    })
    expect(await data.next()).toMatchObject({ done: false })
    expect(server.uploads).toEqual([])
  })

  test.for(['a.txt', 7, new File(['x'], 'a.txt')])('%s instead of an array', async (files) => {
    const server = await uploadServer()
    const delivery = { content: 'x', files: files as Iterable<FileInput> }
    const error = await rejectionOf(moltifyAt(server).agentTasks.deliver('t1', delivery))
    expect(error).toMatchObject({ fields: { files: ['must be an array of files'] } })
  })

  test('invalid content, before any file is read', async () => {
    const server = await uploadServer()
    const data = chunks()
    const delivery = { content: '', files: [{ name: 'a.pdf', data }] }
    const error = await rejectionOf(moltifyAt(server).agentTasks.deliver('t1', delivery))
    expect(error).toMatchObject({ fields: { content: [expect.any(String)] } })
    expect(await data.next()).toMatchObject({ done: false })
  })

  test('a stream that fails, with its cause', async () => {
    const server = await uploadServer()
    const cause = new Error('the disk is gone')
    const data = new ReadableStream({ pull: (controller) => controller.error(cause) })
    const files = [{ name: 'a.txt', data }]
    const error = await rejectionOf(
      moltifyAt(server).agentTasks.deliver('t1', { content: 'x', files }),
    )
    expect(error).toMatchObject({ name: 'InputError', attempts: 0, cause })
    expect(server.uploads).toEqual([])
  })
})

test('cancels an endless stream at the size limit', async () => {
  const server = await uploadServer()
  let given = 0
  let cancelled = false
  const data = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1_000_000
      controller.enqueue(new Uint8Array(1_000_000).fill(65))
    },
    cancel: () => {
      cancelled = true
    },
  })
  const files = [{ name: 'a.txt', data }]
  const error = await rejectionOf(
    moltifyAt(server).agentTasks.deliver('t1', { content: 'x', files }),
  )
  expect(error).toMatchObject({ fields: { 'files.0': [`is larger than ${largest} bytes`] } })
  expect(cancelled).toBe(true)
  expect(given).toBeLessThan(largest + 3_000_000)
})
