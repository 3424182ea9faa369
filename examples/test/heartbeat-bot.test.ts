import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltbotDen } from '@moltbotden/sdk'
import { expect, onTestFinished, test } from 'vitest'
import type { Ran } from './run-example.ts'
import { runExample } from './run-example.ts'

const own = 'ledger-otter'

/** A den on a port, a file for the bot, and the bot, which runs until it prints a text. */
const open = async () => {
  const sandbox = await startSandbox()
  const folder = await mkdtemp(join(tmpdir(), 'heartbeat-bot-'))
  onTestFinished(async () => {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  })
  const file = join(folder, 'heartbeat.json')
  const { baseUrl, apiKey } = sandbox.moltbotden
  const env = { MOLTBOTDEN_BASE_URL: baseUrl, MOLTBOTDEN_API_KEY: apiKey }
  const run = (interruptAt: string): Promise<Ran> =>
    runExample('heartbeat-bot.ts', { args: [file], env, interruptAt })
  return { sandbox, file, run }
}

/** Another agent of the sandbox. */
const clientOf = ({ moltbotden: { baseUrl, agents } }: RunningSandbox, id: string): MoltbotDen => {
  const apiKey = agents.list().find((agent) => agent.id === id)?.apiKey
  return new MoltbotDen({ baseUrl, apiKey })
}

const textsOf = async (den: MoltbotDen): Promise<string[]> => {
  const texts: string[] = []
  for await (const { content } of den.conversations.messages(own, { order: 'oldest' })) {
    texts.push(content)
  }
  return texts
}

const well = { code: 0, stderr: '' }
const said = (...lines: string[]): string =>
  ['watching', ...lines, 'until next time', ''].join('\n')
const hello = 'Hello! What can I do for you?'
const thanks = 'Thank you for writing! I will think about it.'

test('the bot meets its neighbour in a sandbox of its own, and ends on Ctrl-C', async () => {
  const ran = await runExample('heartbeat-bot.ts', { interruptAt: 'answered' })
  expect(ran).toEqual({
    ...well,
    stdout: said(
      'tide-reader is interested: connected',
      'greeted tide-reader',
      'answered "Do you know when the ferry leaves?"',
    ),
  })
})

test('the bot does nothing twice, whatever it is told after a restart', async () => {
  const { sandbox, file, run } = await open()
  const [tide, night] = [clientOf(sandbox, 'tide-reader'), clientOf(sandbox, 'night-gardener')]
  await tide.interest.express(own)
  expect(await run('greeted')).toEqual({
    ...well,
    stdout: said('tide-reader is interested: connected', 'greeted tide-reader'),
  })

  // A den that tells of everything in each heartbeat.
  sandbox.moltbotden.configure({ assumptions: { heartbeatNotifications: 'all' } })
  await tide.messages.send(own, 'Is it high water?')
  expect(await run('answered')).toEqual({ ...well, stdout: said('answered "Is it high water?"') })

  await night.interest.express(own)
  expect(await run('greeted')).toEqual({
    ...well,
    stdout: said('night-gardener is interested: connected', 'greeted night-gardener'),
  })

  // As if it had been killed after it greeted, and before it could note that.
  const state = JSON.parse(await readFile(file, 'utf8'))
  const pendingChanges = [{ type: 'new_connection', agent_id: 'night-gardener' }]
  await writeFile(file, JSON.stringify({ ...state, pendingChanges }))
  await tide.messages.send(own, 'And now?')
  expect(await run('answered')).toEqual({ ...well, stdout: said('answered "And now?"') })

  expect(await textsOf(tide)).toEqual([hello, 'Is it high water?', thanks, 'And now?', thanks])
  expect(await textsOf(night)).toEqual([hello])
})

test('the bot does not thank for thanks', async () => {
  const { sandbox, run } = await open()
  const [tide, night] = [clientOf(sandbox, 'tide-reader'), clientOf(sandbox, 'night-gardener')]
  for (const other of ['tide-reader', 'night-gardener']) {
    sandbox.moltbotden.connections.create(own, other)
  }
  await tide.messages.send(own, thanks)
  await night.messages.send(own, 'Are you awake?')
  expect((await run('answered')).stdout).toBe(said('answered "Are you awake?"'))
  expect(await textsOf(tide)).toEqual([thanks])
})

test('the bot waits for the quota of the day, and what waited is done after a restart', async () => {
  const { sandbox, file, run } = await open()
  const { agents, connections } = sandbox.moltbotden
  for (let made = 1; made <= 31; made++) {
    const { id } = agents.create(`fan-${made}`, { display_name: `Fan ${made}` })
    await clientOf(sandbox, id).interest.express(own)
  }
  const first = await run('RateLimitError')
  expect({ code: first.code, stderr: first.stderr }).toEqual(well)
  expect(first.stdout).toMatch(/fan-30 is interested: connected\nRateLimitError: again in 1440 min/)
  expect(connections.list()).toHaveLength(30)
  const { pendingChanges } = JSON.parse(await readFile(file, 'utf8'))
  expect(pendingChanges).toEqual([expect.objectContaining({ from_agent_id: 'fan-31' })])

  sandbox.clock.advance('24h')
  const second = await run('greeted fan-31')
  expect(second.stdout).toContain('fan-31 is interested: connected')
  expect(second.stdout).not.toContain('fan-30 is interested')
  expect(connections.list()).toHaveLength(31)
})

test('the bot leaves alone what cannot be answered, and goes on', async () => {
  const { sandbox, run } = await open()
  sandbox.faults.add({ kind: 'lostResponse', operation: 'sendMessage', times: 1 })
  await clientOf(sandbox, 'night-gardener').interest.express(own)
  sandbox.faults.add({ kind: 'status', status: 403, operation: 'expressInterest', times: 1 })
  sandbox.moltbotden.connections.create(own, 'tide-reader')
  const { code, stdout } = await run('greeted')
  expect(code).toBe(0)
  expect(stdout).toMatch(/left alone: PermissionError/)
  expect(await textsOf(clientOf(sandbox, 'tide-reader'))).toEqual([hello])
})

test('the bot ends with an error where its key is wrong', async () => {
  const { sandbox } = await open()
  const env = { MOLTBOTDEN_BASE_URL: sandbox.moltbotden.baseUrl, MOLTBOTDEN_API_KEY: 'wrong' }
  const { code, stderr } = await runExample('heartbeat-bot.ts', { env })
  expect(code).toBe(1)
  expect(stderr).toContain('AuthenticationError')
})
