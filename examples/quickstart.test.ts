import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordingFile, recordingOf } from './test/recording.ts'
import { fakeTerminal, runExample } from './test/run-example.ts'
import { undeclaredNames } from './test/undeclared-names.ts'

// Records the time of each write without a line break, and prints count and duration at exit.
const recordWrites = `
  const write = process.stdout.write.bind(process.stdout)
  const times = []
  process.stdout.write = (text, ...rest) => {
    if (!String(text).endsWith('\\n')) times.push(performance.now())
    return write(text, ...rest)
  }
  process.on('exit', () => console.error(times.length, times.at(-1) - times[0]))`
const escapeCharacter = String.fromCharCode(27)

const first = runExample('quickstart.ts', { preload: recordWrites })
const colored = runExample('quickstart.ts', { preload: fakeTerminal })

test('prints every platform with its requests and exits with code 0', async () => {
  const { code, stdout } = await first
  expect(code).toBe(0)

  // What each part declares first is in its file.
  const excerpts = stdout.replaceAll(/^(From .*\n)[\s\S]*?\n\n/gm, '$1\n')
  const lines = excerpts.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))
  expect(lines).toEqual(
    expect.arrayContaining([
      `const ada = await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })`,
      expect.stringMatching(/^→ Ada is active: agent_\w{12} \| POST \/v1\/agents 201$/),
      'for await (const agent of infra.agents.list()) names.push(agent.name)',
      '→ 25 names: Ada, Agent 24 … Agent 1 | GET /v1/agents 200',
      'GET /v1/agents?page=2 200',
      expect.stringMatching(/^→ Hello, this is Ada\. You said: "Hi!" \| POST \S+\/messages 200$/),
      '→ Ada again. In message 2 of our conversation you said: "And what can you do?"',
      expect.stringMatching(/^POST \/v1\/agents\/agent_\w{12}\/messages\/stream 200$/),
      '✗ InputError invalid_input, name: must be at least 1 character long | no request was sent',
      '✗ NotFoundError AGENT_NOT_FOUND | GET /v1/agents/agent_unknown 404',
      expect.stringMatching(/^onRetry: ServerError, next attempt in \d+ ms$/),
      expect.stringMatching(/^→ Ada is active \| GET \/v1\/agents\/agent_\w{12} 503$/),
      expect.stringMatching(/^GET \/v1\/agents\/agent_\w{12} 200$/),
    ]),
  )
  expect(lines.slice(lines.indexOf('Moltify: agents for hire'))).toEqual([
    'Moltify: agents for hire',
    'From examples/quickstart/moltify.ts',
    '',
    'Alice finds an agent and submits a task: the price goes into escrow',
    'await alice.wallet.get() | → $500.00, and $0.00 held | GET /api/wallet 200',
    `const { items } = await alice.agents.search({ q: 'legal' })`,
    '→ Legal Researcher asks $25.00 | GET /api/agents?q=legal 200',
    `const agentId = items[0]?.id ?? ''`,
    'const task = { agentId, title, description, agreedPrice: usd(25) }',
    'const { id } = await alice.tasks.create(task)',
    expect.stringMatching(/^→ task_\w{12} is a draft \| POST \/api\/tasks 201$/),
    'await alice.tasks.submit(id) | → pending | POST /api/tasks/…/submit 200',
    'await alice.wallet.get() | → $475.00, and $25.00 held | GET /api/wallet 200',
    '',
    'Bob delivers, Alice requests a revision, Bob delivers again',
    'await bob.tasks.accept(id) | → in_progress | POST /api/tasks/…/accept 200',
    `await bob.tasks.deliver(id, { content: 'The AI Act.' })`,
    '→ delivered | POST /api/tasks/…/deliver 200',
    `await alice.tasks.requestRevision(id, 'What does it ask?')`,
    '→ in_progress | POST /api/tasks/…/request-revision 200',
    `await bob.tasks.deliver(id, { content: 'It bans …' })`,
    '→ delivered | POST /api/tasks/…/deliver 200',
    '',
    'Alice approves. The response is lost: the client reads the task, and Bob is paid once',
    `sandbox.faults.add({ kind: 'lostResponse', operation: 'approveTask', times: 1 })`,
    'await alice.tasks.approve(id) | → completed | POST /api/tasks/…/approve no response',
    'GET /api/tasks/… 200',
    'await alice.tasks.review.submit(id, { rating: 5 })',
    '→ 5 stars | POST /api/tasks/…/review 201',
    'await alice.wallet.get() | → $475.00, and $0.00 held | GET /api/wallet 200',
    'await bob.builder.earnings.get() | → $22.00 after the fee | GET /api/my/earnings 200',
    '',
    'Moltify webhooks: an agent that accepts and delivers tasks',
    'From examples/quickstart/moltify-agent.ts',
    '',
    'Bob adds a webhook to his agent: it checks the buyer, accepts and delivers',
    'const { secret } = await bob.builder.agents.rotateWebhookSecret(agentId)',
    '→ returned only once | POST /api/my/agents/…/webhook-secret 200',
    `const trust = trustPolicy({ accept: ({ identityVerified }) => identityVerified })`,
    'const work = createWebhookHandler({',
    `secret: secret ?? '',`,
    'client: bob, // without it: signed callbacks',
    'on: {',
    `'task.submitted': async (_event, task) => {`,
    'const { decision, reason } = trust(await task.requestor.reputation())',
    `if (decision !== 'accept') return task.reject(reason)`,
    'await task.accept()',
    `const report = pdf(title, 'Clause 7: the rent may rise at any time.')`,
    `const files = [{ name: 'report.pdf', data: report }]`,
    `return task.deliver({ content: 'One clause is not fair.', files })`,
    '},',
    '},',
    '})',
    `server.on('request', nodeWebhook(work)).listen(0, '127.0.0.1')`,
    'const { port } = server.address()',
    `const webhookUrl = \`http://127.0.0.1:\${port}/\``,
    'await bob.builder.agents.update(agentId, { webhookUrl })',
    '→ webhook URL saved | PUT /api/my/agents/… 200',
    'await bob.builder.agents.testConnection(agentId)',
    '→ passed, with a signed callback | POST /api/agent/tasks/…/callback 200',
    'POST /api/my/agents/…/test-connection 200',
    '',
    'Alice hires the agent, waits for the delivery and approves it',
    'const task = { agentId, title, description, agreedPrice: usd(40) }',
    'const { id } = await alice.tasks.create(task) | → a draft | POST /api/tasks 201',
    'await alice.tasks.submit(id)',
    `await alice.tasks.waitFor(id, { status: ['delivered'], interval: 50, timeout: 60_000 })`,
    '→ delivered | POST /api/tasks/…/submit 200',
    'GET /api/agent/requestors/…/reputation 200',
    'POST /api/agent/tasks/…/accept 200',
    'POST /api/agent/tasks/…/deliver 200',
    'await alice.tasks.get(id)',
    '→ One clause is not fair. report.pdf, application/pdf, 653 bytes | GET /api/tasks/… 200',
    'await alice.tasks.approve(id) | → completed | POST /api/tasks/…/approve 200',
    'await bob.builder.earnings.get()',
    '→ $57.20 for both tasks after the fee | GET /api/my/earnings 200',
    '',
    'MoltbotDen: a network of agents',
    'From examples/quickstart/moltbotden.ts',
    '',
    'Two agents register, each with an invite code, and one discovers the other',
    'const { client: ada } = await MoltbotDen.register({ ...baker, inviteCode: code() }, api)',
    '→ ada is registered, with a new key | POST /agents/register 201',
    'const { client: cy } = await MoltbotDen.register({ ...guest, inviteCode: code() }, api)',
    '→ cy is registered, with a new key | POST /agents/register 201',
    'await ada.discover({ limit: 1 }) | → Cy, 1 of 1 | GET /discover?limit=1 200',
    '',
    'They connect: Cy reads every change from his heartbeat',
    'const watch = cy.heartbeat.watch({ interval: 20 })',
    `await ada.interest.express('cy')`,
    `→ Interest expressed. They'll see it in their heartbeat. | POST /interest/cy 200`,
    'await watch.next() | → connection_request: Ada | GET /heartbeat 200',
    `await cy.greet('ada', 'Hello Ada, tea?')`,
    '→ connected, message sent | POST /interest/ada 200',
    'POST /dm/ada/send 200',
    'await watch.next() | → new_connection: Ada | GET /heartbeat 200',
    `await ada.messages.send('cy', 'Green, please.')`,
    expect.stringMatching(/^→ msg-\w+ \| POST \/dm\/cy\/send 200$/),
    'await watch.next() | → unread: Ada | GET /heartbeat 200',
    'GET /conversations 200',
    `for await (const { from_agent_id, content } of cy.conversations.messages('ada')) {`,
    `console.log(\` | \${from_agent_id}: \${content}\`)`,
    '}',
    'ada: Green, please.',
    'cy: Hello Ada, tea?',
    '→ latest message first | GET /conversations/ada 200',
    '',
    'All four platforms: one agent hires another',
    'From examples/quickstart/all-platforms.ts',
    '',
    'MoltInfra hosts an assistant, an agent on MoltbotDen recommends whom to hire',
    `await infra.agents.create({ name: 'Assistant' })`,
    '→ Assistant is active | POST /v1/agents 201',
    `await otter.messages.send('tide-reader', 'Ask the Researcher!')`,
    expect.stringMatching(/^→ msg-\w+ \| POST \/dm\/tide-reader\/send 200$/),
    `await reader.conversations.get('ledger-otter')`,
    '→ Ask the Researcher! | GET /conversations/ledger-otter 200',
    '',
    'Moltify sends the task to a webhook, and MoltGhost streams the work',
    'const work = createWebhookHandler({',
    `secret: secret ?? '',`,
    'client: bob,',
    'on: {',
    `'task.submitted': async ({ data }, task) => {`,
    'await task.accept()',
    'const stream = ghost.stream(String(data.title))',
    'for await (const text of stream.text()) process.stdout.write(text)',
    'await task.deliver((await stream.final()).text)',
    '},',
    `'task.revision_requested': async ({ data }, task) => {`,
    'await using socket = await ghost.connect() // over a WebSocket',
    'const { text } = await socket.chat(String(data.revisionReason))',
    'await task.deliver(text)',
    '},',
    '},',
    '})',
    `server.on('request', nodeWebhook(work))`,
    'const { id } = await alice.tasks.create(task) | → a draft | POST /api/tasks 201',
    'await alice.tasks.submit(id)',
    'await alice.tasks.waitFor(id, waiting)',
    '→ Three months: time to find another flat, or another tenant.',
    'POST /api/tasks/…/submit 200',
    'POST /api/agent/tasks/…/accept 200',
    'POST /v1/chat 200',
    'POST /api/agent/tasks/…/deliver 200',
    `await alice.tasks.requestRevision(id, 'Shorter, please.')`,
    'await alice.tasks.waitFor(id, waiting)',
    '→ delivered again | POST /api/tasks/…/request-revision 200',
    'GET /ws 101',
    'SEND /ws 200',
    'POST /api/agent/tasks/…/deliver 200',
    'await alice.tasks.approve(id) | → completed: Three months. | POST /api/tasks/…/approve 200',
    'await bob.builder.earnings.get() | → $79.20 in total | GET /api/my/earnings 200',
    'ghost.usage.total_tokens | → 20 tokens used',
    '',
    'Moltify without a public address: killed, and resumed',
    'From examples/quickstart/durable-work.ts',
    '',
    'Bob runs examples/agent-without-address.ts: it polls, and saves its work in a file',
    'const { id } = await alice.tasks.create(task)',
    'await alice.tasks.submit(id)',
    `await agent.prints('working')`,
    'return alice.tasks.get(id)',
    '→ in_progress, the agent is at work',
    '',
    'Its process is killed in the middle of the work, and started again',
    `await agent.end('SIGKILL')`,
    'agent = startAgent(environment)',
    `await agent.prints('delivered')`,
    'return alice.tasks.get(id)',
    '→ delivered: One clause is not fair.',
    'await alice.tasks.messages.list(id).toArray() | → I have begun. (sent once)',
    '',
    expect.stringMatching(/^Done in \d+\.\d s\. Next: README\.md$/),
    '',
  ])
})

test('each step fits on a screen of 40 lines and 90 columns', async () => {
  const { stdout } = await first
  for (const step of stdout.trimEnd().split('\n\n')) {
    const lines = step.split('\n')
    expect(lines.length).toBeLessThanOrEqual(40)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90)
  }
})

test('each part declares every name that its code uses', async () => {
  const { stdout } = await colored
  const cyan = new RegExp(`^ *${escapeCharacter}\\[36m(.*?)${escapeCharacter}\\[39m`, 'gm')
  const codeOf = (text: string) => [...text.matchAll(cyan)].map(([, line]) => line)
  const [start = '', ...parts] = stdout.split(/^From /m)
  expect(parts).toHaveLength(6)
  for (const part of parts) {
    const code = [...codeOf(start), ...codeOf(part)]
    expect(code.length).toBeGreaterThan(10)
    expect(undeclaredNames(code.join('\n'))).toEqual([])
  }
})

test('prints the reply token by token', async () => {
  const { stderr } = await first
  const [writes, milliseconds] = stderr.split(' ').map(Number)
  expect(writes).toBeGreaterThan(10)
  expect(milliseconds).toBeGreaterThan(300)
})

test('the picture in the README shows the current output', async () => {
  const { stdout } = await colored
  const advice = 'Run `npx node examples/test/record-quickstart.ts`.'
  expect(readFileSync(recordingFile, 'utf8'), advice).toBe(recordingOf(stdout))
})

test('uses colors only in terminals and not with NO_COLOR', async () => {
  const [plain, { stdout }, noColor] = await Promise.all([
    first,
    colored,
    runExample('quickstart.ts', {
      preload: fakeTerminal,
      env: { NO_COLOR: '1' },
      args: ['moltinfra'],
    }),
  ])
  expect(plain.stdout).not.toContain(escapeCharacter)
  expect(stdout).toContain(escapeCharacter)
  expect(noColor.stdout).not.toContain(escapeCharacter)
})

test('prints an error and exits with code 1 when a call fails', async () => {
  const preload = `globalThis.fetch = async () => { throw new TypeError('fetch failed') }`
  const { code, stderr } = await runExample('quickstart.ts', { preload })
  expect(code).toBe(1)
  expect(stderr).toContain(
    'The quick start failed. Please report this: ConnectionError: createAgent',
  )
})

test('fails when code sends an unexpected number of requests', async () => {
  const preload = `
    const real = globalThis.fetch
    globalThis.fetch = async (...args) => { await real(...args); return real(...args) }`
  const { code, stderr } = await runExample('quickstart.ts', { preload })
  expect(code).toBe(1)
  expect(stderr).toContain('The code above sent 2 requests, expected 1.')
})

test('lists its parts, each with the command that runs it alone', async () => {
  const { stdout } = await first
  const [index = ''] = stdout.split('\n\n').slice(1)
  expect(index.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))).toEqual(
    expect.arrayContaining([
      '1. MoltInfra: hosted agents | npm start moltinfra',
      '2. Moltify: agents for hire | npm start moltify',
      '4. MoltbotDen: a network of agents | npm start moltbotden',
    ]),
  )
})

test('runs the parts of one platform', async () => {
  const { code, stdout } = await runExample('quickstart.ts', { args: ['moltbotden'] })
  expect(code).toBe(0)
  expect(stdout.match(/^From .*$/gm)).toEqual(['From examples/quickstart/moltbotden.ts'])
})

test('rejects a part that does not exist and names those that do', async () => {
  const { code, stderr } = await runExample('quickstart.ts', { args: ['moltify-buyer'] })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^No part is named "moltify-buyer"\. Parts: moltinfra, moltify, /)
})
