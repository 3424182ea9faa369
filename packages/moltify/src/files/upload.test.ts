import { beforeEach, describe, expect, test } from 'vitest'
import { dropConnection, ok, redirect } from '../../../core/test/behaviors.ts'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { fixtures } from '../../test/client-methods.ts'
import { moltifyAt } from '../../test/moltify.ts'
import { delivered, sha256, uploadServer } from '../../test/upload-server.ts'
import type { UploadProgress } from './delivery-file.ts'

const { data: deliveredTask, args } = fixtures.deliverAgentTask
const { content } = args.body
/** A task that shows the delivery of these tests. */
const task = { ...deliveredTask, deliverable: { content } }
const id = args.params.taskId
const data = new Uint8Array(3_000_000).fill(65)
const files = [{ name: 'a.txt', data }]

beforeEach(withoutBackoff)

const lines = ({ requests }: { requests: readonly { method: string; url: string }[] }): string[] =>
  requests.map(({ method, url }) => `${method} ${url}`)

describe('a string of several lines', () => {
  const text = 'One\nTwo\r\nThree\rFour\n\r\n'

  test('is sent with files as it is without', async () => {
    const server = await uploadServer()
    const { agentTasks } = moltifyAt(server)
    await agentTasks.deliver('t1', { content: text, notes: text, files })
    await agentTasks.deliver('t1', { content: text, notes: text })
    const [withFiles, withoutFiles] = server.uploads
    expect(withFiles?.parts).toMatchObject({ content: [text], notes: [text] })
    expect(JSON.parse(withoutFiles?.text ?? '')).toEqual({ content: text, notes: text })
  })

  test('is recognized in the task if the response of its upload is lost', async () => {
    let stored: unknown
    const server = await scriptedServer(
      async (turn) => {
        const { headers, body } = turn.request
        const type = `${headers['content-type']}`
        const form = await new Response(body, { headers: { 'content-type': type } }).formData()
        stored = form.get('content')
        dropConnection(turn)
      },
      (turn) => ok({ ...task, deliverable: { content: stored } })(turn),
    )
    const call = moltifyAt(server).agentTasks.deliver(id, { content: text, files })
    expect(await call).toMatchObject({ deliverable: { content: text } })
    expect(lines(server)).toEqual([`POST /api/agent/tasks/${id}/deliver`, `GET /api/tasks/${id}`])
  })
})

describe('an upload whose response is lost', () => {
  test('succeeds if the task is delivered with its content, and is not sent again', async () => {
    const server = await scriptedServer(dropConnection, ok(task))
    expect(await moltifyAt(server).agentTasks.deliver(id, { content, files })).toEqual(task)
    expect(lines(server)).toEqual([`POST /api/agent/tasks/${id}/deliver`, `GET /api/tasks/${id}`])
  })

  test.for([
    ['other content', { deliverable: { content: 'Another.' } }],
    ['no delivery', { status: 'in_progress' }],
    ['a delivery that is not shown', { deliverable: null }],
  ] as const)('is left open if the task has %s', async ([, there]) => {
    const server = await scriptedServer(dropConnection, ok({ ...task, ...there }))
    const call = moltifyAt(server).agentTasks.deliver(id, { content, files })
    expect(await rejectionOf(call)).toMatchObject({ outcome: 'unknown', attempts: 1 })
    expect(server.requests).toHaveLength(2)
  })
})

test('an upload that was certainly rejected is sent again in full', async () => {
  const once = [
    { name: 'a.txt', data: new Blob([data]).stream() },
    { name: 'b.txt', data: 'x' },
  ]
  const server = await uploadServer((_, response) => {
    response.writeHead(429, { 'retry-after': '0' }).end('{"success":false,"error":"Slow down."}')
  }, delivered)
  const reported: UploadProgress[] = []
  const onProgress = (progress: UploadProgress): unknown => reported.push(progress)
  await moltifyAt(server).agentTasks.deliver('t1', { content, files: once }, { onProgress })
  expect(server.uploads).toHaveLength(2)
  for (const { parts } of server.uploads) {
    expect(parts?.['files']).toMatchObject([{ sha256: sha256(data) }, { sha256: sha256('x') }])
  }
  expect(reported.filter(({ sent }) => sent === 0)).toHaveLength(2)
  expect(reported.at(-1)?.sent).toBe(reported.at(-1)?.total)
})

describe('a redirected upload', () => {
  test('is not sent to the target, and the error names it', async () => {
    const other = await scriptedServer(ok(task))
    const server = await scriptedServer(redirect(307, `${other.url}/api/tasks/${id}`))
    const call = moltifyAt(server).agentTasks.deliver(id, { content, files })
    expect(await rejectionOf(call)).toMatchObject({
      name: 'ApiError',
      code: 'redirected',
      message: expect.stringContaining(`set baseUrl: '${other.url}'`),
    })
    expect(other.connections).toBe(0)
  })

  test('has an unknown outcome if the task does not show it, and is sent once', async () => {
    const server = await scriptedServer(
      redirect(303, '/done'),
      ok({ ...task, status: 'in_progress' }),
    )
    const call = moltifyAt(server).agentTasks.deliver(id, { content, files })
    expect(await rejectionOf(call)).toMatchObject({
      name: 'ConnectionError',
      outcome: 'unknown',
      attempts: 1,
    })
    expect(lines(server).filter((line) => line.startsWith('POST'))).toHaveLength(1)
  })

  test('succeeds if the task is delivered with its content', async () => {
    const server = await scriptedServer(redirect(303, '/done'), ok(task))
    expect(await moltifyAt(server).agentTasks.deliver(id, { content, files })).toEqual(task)
  })
})

describe('progress', () => {
  test('grows from 0 to the length of the form', async () => {
    const server = await uploadServer()
    const reported: UploadProgress[] = []
    const onProgress = (progress: UploadProgress): unknown => reported.push(progress)
    await moltifyAt(server).agentTasks.deliver('t1', { content, files }, { onProgress })
    const [{ bytes, headers, parts } = { bytes: 0 }] = server.uploads
    expect(headers?.['content-length']).toBe(`${bytes}`)
    expect(parts?.['files']).toMatchObject([{ size: data.length, sha256: sha256(data) }])
    expect(new Set(reported.map(({ total }) => total))).toEqual(new Set([bytes]))
    expect(reported[0]?.sent).toBe(0)
    expect(reported.at(-1)?.sent).toBe(bytes)
    expect(reported.length).toBeGreaterThan(10)
    const steps = reported.map(({ sent }, at) => sent - (reported[at - 1]?.sent ?? 0))
    expect(Math.min(...steps.slice(1))).toBeGreaterThan(0)
    expect(Math.max(...steps)).toBeLessThanOrEqual(65_536)
  })

  test('ignores an error of the listener', async () => {
    const server = await uploadServer()
    const onProgress = (): never => {
      throw new Error('no bar')
    }
    await moltifyAt(server).agentTasks.deliver('t1', { content, files }, { onProgress })
    expect(server.uploads).toHaveLength(1)
  })
})

describe('an abort', () => {
  test('stops reading a stream, and nothing is sent', async () => {
    const server = await uploadServer()
    const abort = new AbortController()
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull: () => new Promise(() => undefined),
      cancel: () => {
        cancelled = true
      },
    })
    const call = moltifyAt(server).agentTasks.deliver(
      't1',
      { content, files: [{ name: 'a.txt', data: stream }] },
      { signal: abort.signal },
    )
    setTimeout(() => abort.abort(), 20)
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError', attempts: 0 })
    await waitForCondition(() => cancelled)
    expect(server.uploads).toEqual([])
  })

  test('stops an upload in progress', async () => {
    const server = await uploadServer()
    const abort = new AbortController()
    const call = moltifyAt(server).agentTasks.deliver(
      't1',
      { content, files },
      { signal: abort.signal, onProgress: ({ sent }) => sent > 1_000_000 && abort.abort() },
    )
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError', outcome: 'unknown' })
    await waitForCondition(() => server.malformed === 1)
    expect(server.uploads).toEqual([])
  })

  test('happens on the total timeout, even while a slow stream is read', async () => {
    const server = await uploadServer()
    const stalled = new ReadableStream({ pull: () => new Promise(() => undefined) })
    const call = moltifyAt(server, { totalTimeout: 50 }).agentTasks.deliver('t1', {
      content,
      files: [{ name: 'a.txt', data: stalled }],
    })
    expect(await rejectionOf(call)).toMatchObject({ name: 'TimeoutError', code: 'total_timeout' })
    expect(server.uploads).toEqual([])
  })
})

test('a rejected upload throws the field errors of the platform', async () => {
  const server = await uploadServer((_, response) => {
    const errors = { 'files.0': ['is not what it says'] }
    response
      .writeHead(400)
      .end(JSON.stringify({ success: false, error: 'Validation failed', errors }))
  })
  const error = await rejectionOf(moltifyAt(server).agentTasks.deliver('t1', { content, files }))
  expect(error).toMatchObject({
    name: 'ValidationError',
    fields: { 'files.0': ['is not what it says'] },
  })
})

test('hooks receive the fields of an upload, not its files', async () => {
  const server = await uploadServer()
  const bodies: unknown[] = []
  const hooks = { onRequest: ({ body }: { body?: unknown }): unknown => bodies.push(body) }
  await moltifyAt(server, { hooks }).agentTasks.deliver('t1', { content, files })
  expect(bodies).toEqual([{ content }])
})
