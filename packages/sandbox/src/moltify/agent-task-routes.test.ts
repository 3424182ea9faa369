import { describe, expect, test } from 'vitest'
import { agentFixture, callersOf, testMoltify } from '../../test/moltify.ts'
import { createWebhookAgent, submitTaskTo } from '../../test/webhook-receiver.ts'
import type { Sandbox } from '../sandbox.ts'

const createScenario = async (...actions: readonly (readonly [string, object?])[]) => {
  const sandbox = testMoltify({ assumptions: { messageEndpoint: true } })
  const callers = callersOf(sandbox)
  const { id } = createWebhookAgent(sandbox, agentFixture(sandbox))
  const taskId = await submitTaskTo(sandbox, id)
  const path = `/api/agent/tasks/${taskId}`
  for (const [action, body] of actions) await callers.builder('POST', `${path}/${action}`, body)
  const task = () => sandbox.moltify.tasks.list()[0]
  return { sandbox, callers, taskId, path, task }
}

test.each([
  ['accept', undefined, 'in_progress'],
  ['reject', { reason: 'No time.' }, 'cancelled'],
])(
  '%s is allowed for the builder of the agent, and for pending tasks',
  async (action, sent, status) => {
    const { callers, path, task } = await createScenario()
    const { buyer, admin, outsider, anonymous, builder } = callers
    for (const other of [buyer, admin, outsider]) {
      expect((await other('POST', `${path}/${action}`, sent)).status).toBe(403)
    }
    expect((await anonymous('POST', `${path}/${action}`, sent)).status).toBe(401)
    expect(task()?.status).toBe('pending')
    const { status: answered, body } = await builder('POST', `${path}/${action}`, sent)
    expect([answered, body.data.status]).toEqual([200, status])
    const repeated = await builder('POST', `${path}/${action}`, sent)
    expect([repeated.status, repeated.body.errors]).toEqual([400, undefined])
  },
)

test.each([undefined, '', {}, { reason: 'No time.' }])(
  'a rejection with the body %j releases the held amount',
  async (sent) => {
    const { sandbox, callers, path } = await createScenario()
    const { builder } = callers
    for (const wrong of [{ reason: '' }, { reason: null }, 'null', '{'])
      expect((await builder('POST', `${path}/reject`, wrong)).status).toBe(400)
    expect((await builder('POST', `${path}/reject`, sent)).status).toBe(200)
    expect(sandbox.moltify.ledger()).toMatchObject({ held: 0, balances: 50_000 })
  },
)

test('both kinds of endpoints use the same tasks', async () => {
  const { callers, taskId, path } = await createScenario()
  const { builder, buyer } = callers
  await builder('POST', `/api/tasks/${taskId}/accept`)
  expect((await builder('POST', `${path}/accept`)).status).toBe(400)
  await builder('POST', `${path}/deliver`, { content: 'Done.' })
  expect((await builder('POST', `/api/tasks/${taskId}/deliver`, { content: 'x' })).status).toBe(400)
  expect((await buyer('POST', `/api/tasks/${taskId}/approve`)).body.data.status).toBe('completed')
})

test('a message of the agent is listed with those of the task', async () => {
  const { sandbox, callers, taskId, path } = await createScenario()
  const { status, body } = await callers.builder('POST', `${path}/message`, { content: 'When?' })
  expect(status).toBe(201)
  expect(body.data).toMatchObject({ taskId, senderId: sandbox.moltify.builder.id })
  const { items } = (await callers.buyer('GET', `/api/tasks/${taskId}/messages`)).body.data
  expect(items).toEqual([body.data])
})

const pdf = (size = 20): Blob => {
  const bytes = new Uint8Array(size).fill(32)
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'))
  return new Blob([bytes], { type: 'application/pdf' })
}

/** Delivers with a multipart body. */
const upload = async (
  { moltify, fetch }: Sandbox,
  path: string,
  fields: Readonly<Record<string, string>>,
  files: readonly (readonly [name: string, file: Blob, part?: string])[] = [],
) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, file, part = 'files'] of files) form.append(part, file, name)
  const response = await fetch(`${moltify.baseUrl}${path}/deliver`, {
    method: 'POST',
    headers: { authorization: `Bearer ${moltify.builder.apiKey}` },
    body: form,
  })
  return { status: response.status, body: await response.json() }
}

describe('a delivery with files', () => {
  test('is a multipart body, and the files are stored with the work', async () => {
    const { sandbox, taskId, path, task } = await createScenario(['accept'])
    const csv = new Blob(['a,b\n'], { type: 'text/csv' })
    const { status, body } = await upload(
      sandbox,
      path,
      { content: 'Here is the completed work', notes: 'Two files.' },
      [
        ['report.pdf', pdf()],
        ['Zahlen für Ärzte.csv', csv],
      ],
    )
    const deliverable = {
      content: 'Here is the completed work',
      notes: 'Two files.',
      files: [
        { name: 'report.pdf', type: 'application/pdf', size: 20 },
        { name: 'Zahlen für Ärzte.csv', type: 'text/csv', size: 4 },
      ],
    }
    expect([status, body.data]).toMatchObject([200, { status: 'delivered', deliverable }])
    expect(task()?.deliverable).toMatchObject(deliverable)
    const [, second] = sandbox.moltify.tasks.files(taskId)
    expect(await second?.text()).toBe('a,b\n')
    const url = `https://sandbox.test/_sandbox/moltify/tasks/${taskId}/files`
    const first = await sandbox.fetch(`${url}/0`)
    expect(first.headers.get('content-type')).toBe('application/pdf')
    expect(await first.text()).toMatch(/^%PDF-1\.7\n/)
    expect((await sandbox.fetch(`${url}/2`)).status).toBe(400)
  })

  test('accepts a body without files', async () => {
    const { sandbox, path } = await createScenario(['accept'])
    const { status, body } = await upload(sandbox, path, { content: 'Words only' })
    expect([status, body.data.deliverable.files]).toEqual([200, []])
  })

  test('accepts data.json of the reference as curl sends it', async () => {
    const { sandbox, path } = await createScenario(['accept'])
    const json = new Blob(['{}'], { type: 'application/octet-stream' })
    const { status } = await upload(sandbox, path, { content: 'x' }, [['data.json', json]])
    expect(status).toBe(200)
  })

  const tenMegabytes = 10 * 1024 * 1024
  const exe = new Blob([Uint8Array.of(77, 90, 0, 0)], { type: 'application/pdf' })
  const shell = new Blob(['echo'], { type: 'text/plain' })
  const svg = new Blob(['<svg/>'], { type: 'image/svg+xml' })

  test.each<[string, readonly (readonly [string, Blob, string?])[], object]>([
    [
      'six files',
      ['1', '2', '3', '4', '5', '6'].map((name) => [`${name}.pdf`, pdf()] as const),
      { files: ['At most 5 files are accepted'] },
    ],
    [
      'a file that is too large',
      [['big.pdf', pdf(tenMegabytes + 1)]],
      { files: ['"big.pdf" is larger than 10485760 bytes'] },
    ],
    [
      'a file whose content does not match its type',
      [['a.pdf', exe]],
      { files: ['"a.pdf" is declared as application/pdf, but its content is not'] },
    ],
    [
      'a script',
      [['run.sh', shell]],
      { files: ['"run.sh" has a file type that Moltify does not accept (a program or a script)'] },
    ],
    [
      'a type that is not accepted, with a valid file',
      [
        ['a.pdf', pdf()],
        ['a.svg', svg],
      ],
      { files: ['"a.svg" has a file type that Moltify does not accept (image/svg+xml)'] },
    ],
    [
      'a file in another field',
      [['a.pdf', pdf(), 'attachment']],
      { attachment: ['must be a string; send files as "files"'] },
    ],
  ])('is rejected with %s, and nothing is delivered', async (_, files, errors) => {
    const { sandbox, path, task } = await createScenario(['accept'])
    const { status, body } = await upload(sandbox, path, { content: 'x' }, files)
    expect([status, body]).toEqual([400, { success: false, error: 'Validation failed', errors }])
    expect(task()?.status).toBe('in_progress')
  })

  test('accepts five files of up to 10 MB', async () => {
    const { sandbox, path } = await createScenario(['accept'])
    const files = ['1', '2', '3', '4', '5'].map(
      (name, at) => [`${name}.pdf`, pdf(at ? 20 : tenMegabytes)] as const,
    )
    expect((await upload(sandbox, path, { content: 'x' }, files)).status).toBe(200)
  })

  test('requires content and a multipart body that can be parsed', async () => {
    const { sandbox, callers, path } = await createScenario(['accept'])
    const { status, body } = await upload(sandbox, path, { notes: 'x' }, [['a.pdf', pdf()]])
    expect([status, body.errors]).toEqual([400, { content: ['Required'] }])
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const malformed = await callers.builder('POST', `${path}/deliver`, '--y', type)
    expect([malformed.status, malformed.body.errors]).toEqual([
      400,
      { body: ['is not a valid multipart form'] },
    ])
  })

  test('is not accepted at the endpoint of buyers and builders', async () => {
    const { sandbox, taskId } = await createScenario(['accept'])
    const { status } = await upload(sandbox, `/api/tasks/${taskId}`, { content: 'x' })
    expect(status).toBe(400)
  })
})
