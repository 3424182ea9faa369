import { expect, test } from 'vitest'
import { runExample } from './test/run-example.ts'

// Notes when each piece of a line is written, and tells at the end.
const timed = `
  const write = process.stdout.write.bind(process.stdout)
  const times = []
  process.stdout.write = (text, ...rest) => {
    if (!String(text).endsWith('\\n')) times.push(performance.now())
    return write(text, ...rest)
  }
  process.on('exit', () => console.error(times.length, times.at(-1) - times[0]))`
const onScreen = 'process.stdout.isTTY = true'
const inColour = String.fromCharCode(27)

const first = runExample('quickstart.ts', { preload: timed })

test('the quick start shows every act, beside the requests it made, and ends well', async () => {
  const { code, stdout } = await first
  expect(code).toBe(0)

  const lines = stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))
  expect(lines).toEqual(
    expect.arrayContaining([
      `await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })`,
      '→ Ada is active: agent_rw2xtsnvd4ru | POST /v1/agents 201',
      'for await (const agent of infra.agents.list()) names.push(agent.name)',
      '→ 25 names: Ada, Agent 24 … Agent 1 | GET /v1/agents 200',
      'GET /v1/agents?page=2 200',
      '→ Hello, this is Ada. You said: "Hi!" | POST /v1/agents/agent_rw2xtsnvd4ru/messages 200',
      '→ Ada again. In message 2 of our conversation you said: "And what can you do?"',
      'POST /v1/agents/agent_rw2xtsnvd4ru/messages/stream 200',
      '✗ InputError invalid_input, name: must be at least 1 character long | no request was sent',
      '✗ NotFoundError AGENT_NOT_FOUND | GET /v1/agents/agent_nobody 404',
      expect.stringMatching(/^onRetry hears: ServerError 503, again in \d+ ms$/),
      '→ Ada is active | GET /v1/agents/agent_rw2xtsnvd4ru 503',
      'GET /v1/agents/agent_rw2xtsnvd4ru 200',
    ]),
  )
})

test('it fits one screen, with the five lines that npm start prints above it', async () => {
  const { stdout } = await first
  const lines = stdout.trimEnd().split('\n')
  expect(lines.length + 5).toBeLessThanOrEqual(40)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90)
})

test('the reply appears token by token', async () => {
  const { stderr } = await first
  const [pieces, milliseconds] = stderr.split(' ').map(Number)
  expect(pieces).toBeGreaterThan(10)
  expect(milliseconds).toBeGreaterThan(300)
})

test('colours are for screens, and not for those who want none', async () => {
  const [plain, coloured, refused] = await Promise.all([
    first,
    runExample('quickstart.ts', { preload: onScreen }),
    runExample('quickstart.ts', { preload: onScreen, env: { NO_COLOR: '1' } }),
  ])
  expect(plain.stdout).not.toContain(inColour)
  expect(coloured.stdout).toContain(inColour)
  expect(refused.stdout).not.toContain(inColour)
})

test('a failure is said in plain words, and the exit code tells it too', async () => {
  const preload = `globalThis.fetch = async () => { throw new TypeError('fetch failed') }`
  const { code, stderr } = await runExample('quickstart.ts', { preload })
  expect(code).toBe(1)
  expect(stderr).toContain(
    'The quick start failed, and should not have: ConnectionError: createAgent',
  )
})

test('a line that makes another number of requests than it should is a failure', async () => {
  const preload = `
    const real = globalThis.fetch
    globalThis.fetch = async (...args) => { await real(...args); return real(...args) }`
  const { code, stderr } = await runExample('quickstart.ts', { preload })
  expect(code).toBe(1)
  expect(stderr).toContain('The line above made 2 requests, and not 1.')
})
