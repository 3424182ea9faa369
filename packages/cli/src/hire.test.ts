import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import type { Run, RunSettings } from '../test/molt.ts'
import { runMolt, sandboxSettings } from '../test/molt.ts'

const sandbox = createSandbox()
const buyer = sandboxSettings(sandbox)
const builder = sandboxSettings(sandbox, { MOLTIFY_API_KEY: sandbox.moltify.builder.apiKey })

const moltify = (line: readonly string[], settings: RunSettings = buyer): Promise<Run> =>
  runMolt(['moltify', ...line], settings)

const newTask = [
  ...['tasks', 'create', '--agent', 'legal-researcher', '--title', 'Review of a lease'],
  ...['--description', 'Find the clauses that put the tenant at a disadvantage.'],
]

const createTask = async (price = '25'): Promise<string> => {
  const { stdout } = await moltify([...newTask, '--price', price, '--query', 'id'])
  return stdout.trim()
}

const statusOf = (id: string): string | undefined =>
  sandbox.moltify.tasks.list().find((task) => task.id === id)?.status

test('hires an agent by hand: search, create, submit, deliver with a file, approve', async () => {
  const found = await moltify(['agents', 'search', '--query', '[].slug'])
  expect(found.stdout).toBe('legal-researcher\n')
  const id = await createTask('25.50')
  expect(sandbox.moltify.tasks.list().at(-1)).toMatchObject({ agreedPrice: 2550, status: 'draft' })
  const submitted = await moltify(['tasks', 'submit', id, '--yes'])
  expect(submitted.stdout).toMatch(/agreedPrice +\$25\.50\n/)
  expect(sandbox.moltify.ledger().held).toBe(2550)
  expect((await moltify(['tasks', 'accept', id], builder)).code).toBe(0)
  const delivery = ['agent-tasks', 'deliver', id, '--content', 'Three clauses.']
  const delivered = await moltify([...delivery, '--file', 'LICENSE'], builder)
  expect(delivered.stderr).toMatch(/LICENSE.*type/)
  const upload = [...delivery, '--file', 'README.md']
  const uploaded = await moltify(upload, { ...builder, terminal: 80 })
  expect(uploaded.code).toBe(0)
  expect(uploaded.stderr).toContain('Uploading [')
  expect(statusOf(id)).toBe('delivered')
  expect(sandbox.moltify.tasks.files(id).map(({ name }) => name)).toEqual(['README.md'])
  expect((await moltify(['tasks', 'approve', id, '--yes'])).code).toBe(0)
  expect(statusOf(id)).toBe('completed')
})

test('a price is in dollars, and its limits are too', async () => {
  const cheap = await moltify([...newTask, '--price', '1.50'])
  expect(cheap).toMatchObject({ code: 2, stderr: expect.stringContaining('$2.00, got $1.50') })
  const [draft] = [await createTask('25.5')]
  expect((await moltify(['tasks', 'get', draft, '--query', 'agreedPrice'])).stdout).toBe('2550\n')
  for (const price of ['25.005', '-3', '2500 cents', '1e3', '']) {
    const wrong = await moltify([...newTask, `--price=${price}`])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('--price must be an amount in dollars')
  }
})

test('a dry run shows the request and sends nothing', async () => {
  const before = sandbox.log().length
  const { stdout, code } = await moltify([...newTask, '--price', '25', '--dry-run', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    method: 'POST',
    url: 'https://moltify.ai/api/tasks',
    body: {
      agentId: 'legal-researcher',
      title: 'Review of a lease',
      description: 'Find the clauses that put the tenant at a disadvantage.',
      agreedPrice: 2500,
    },
  })
  expect(sandbox.log().length).toBe(before)
  const invalid = await moltify([...newTask.slice(0, -1), 'Short.', '--price', '25', '--dry-run'])
  expect(invalid).toMatchObject({ code: 2, stdout: '' })
})

test('approving is refused without --yes where there is no terminal', async () => {
  const id = await createTask()
  await moltify(['tasks', 'submit', id, '--yes'])
  await moltify(['tasks', 'accept', id], builder)
  await moltify(['agent-tasks', 'deliver', id, '--content', 'Three clauses.'], builder)
  const refused = await moltify(['tasks', 'approve', id])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('This pays the price of the task to the builder')
  expect(statusOf(id)).toBe('delivered')
})

test('what the status does not allow, and a conflict, have exit code 5', async () => {
  const id = await createTask()
  expect((await moltify(['tasks', 'approve', id, '--yes'])).code).toBe(5)
  expect((await moltify(['tasks', 'submit', id, '--yes'])).code).toBe(0)
  expect((await moltify(['tasks', 'submit', id, '--yes'])).code).toBe(5)
  sandbox.faults.add({ kind: 'status', operation: 'createBudget', status: 409, times: 1 })
  const limits = ['--max-per-task', '5', '--max-daily', '5', '--max-monthly', '5']
  const conflict = await moltify(['budgets', 'create', '--agent', 'agent_1', ...limits])
  expect(conflict.code).toBe(5)
})

test('spending is refused without --yes where there is no terminal', async () => {
  const id = await createTask()
  const { code, stderr } = await moltify(['tasks', 'submit', id])
  expect(code).toBe(2)
  expect(stderr).toContain('This holds the price of the task in escrow')
  expect(stderr).toContain('Pass --yes')
  expect(statusOf(id)).toBe('draft')
})

test('on a terminal, spending is asked about with the price', async () => {
  const id = await createTask('75')
  const asked: string[] = []
  const replyWith = (reply: boolean | undefined): RunSettings => ({
    ...buyer,
    terminal: 80,
    confirm(message) {
      asked.push(message)
      return reply
    },
  })
  for (const reply of [false, undefined]) {
    expect((await moltify(['tasks', 'submit', id], replyWith(reply))).code).toBe(2)
    expect(statusOf(id)).toBe('draft')
  }
  expect((await moltify(['tasks', 'submit', id], replyWith(true))).code).toBe(0)
  expect(statusOf(id)).toBe('pending')
  expect(asked[2]).toContain('"Review of a lease", $75.00')
})

test('deleting asks, and reading does not', async () => {
  const key = await moltify(['builder', 'api-keys', 'create', '--name', 'CI'], builder)
  const id = /keyInfo\.id +(\S+)/.exec(key.stdout)?.[1] ?? ''
  expect((await moltify(['builder', 'api-keys', 'delete', id], builder)).code).toBe(2)
  const raw = ['request', 'moltify', 'DELETE', `/api/my/api-keys/${id}`]
  expect((await runMolt(raw, builder)).stderr).toContain('Pass --yes')
  expect((await moltify(['builder', 'api-keys', 'delete', id, '--yes'], builder)).code).toBe(0)
  expect((await moltify(['builder', 'api-keys', 'list'], builder)).stdout).not.toContain(id)
})

test('waits until a task has a status, and fails if it cannot have it', async () => {
  const id = await createTask()
  const wait = ['tasks', 'wait', id, '--status', 'draft', '--query', 'status']
  expect(await moltify(wait)).toMatchObject({ code: 0, stdout: 'draft\n' })
  await moltify(['tasks', 'cancel', id])
  expect((await moltify(['tasks', 'wait', id, '--status', 'delivered'])).code).toBe(5)
})

test('fields are also read from a file, and options come before them', async () => {
  const fields = { agentId: 'legal-researcher', title: 'From a file', agreedPrice: 5000 }
  const data = JSON.stringify({ ...fields, description: 'A description of twenty letters.' })
  const line = ['tasks', 'create', '--data', '-', '--title', 'From options', '--json']
  const { stdout } = await moltify(line, { ...buyer, stdin: data })
  expect(JSON.parse(stdout)).toMatchObject({ title: 'From options', agreedPrice: 5000 })
  const unknown = await moltify(['tasks', 'create', '--data', '{"titel": "x"}'])
  expect(unknown).toMatchObject({ code: 2 })
  expect(unknown.stderr).toContain('Did you mean "title"?')
  for (const [wrong, message] of [
    ['{', 'not valid JSON'],
    ['[]', 'must be a JSON object'],
    ['@/nonexistent.json', 'ENOENT'],
  ] as const) {
    expect((await moltify(['tasks', 'create', '--data', wrong])).stderr).toContain(message)
  }
  const missing = await moltify(['tasks', 'create', '--data', '{"title": "Only this"}'])
  expect(missing.stderr).toContain('Missing --agent, --description, --price')
})
