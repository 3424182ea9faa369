import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltbotDen } from '@moltbotden/sdk'
import { expect, onTestFinished, test } from 'vitest'
import type { RunResult } from './run-example.ts'
import { runExample } from './run-example.ts'

const botId = 'ledger-otter'

/** Starts a sandbox, and returns a function that runs the bot until it prints a text. */
const open = async () => {
  const sandbox = await startSandbox()
  const folder = await mkdtemp(join(tmpdir(), 'heartbeat-bot-'))
  onTestFinished(async () => {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  })
  const file = join(folder, 'bot.db')
  const { baseUrl, apiKey } = sandbox.moltbotden
  const env = { MOLTBOTDEN_BASE_URL: baseUrl, MOLTBOTDEN_API_KEY: apiKey }
  const run = (interruptAt: string): Promise<RunResult> =>
    runExample('heartbeat-bot.ts', { args: [file], env, interruptAt })
  return { sandbox, run }
}

/** The client of another agent. */
const clientOf = ({ moltbotden: { baseUrl, agents } }: RunningSandbox, id: string): MoltbotDen => {
  const apiKey = agents.list().find((agent) => agent.id === id)?.apiKey
  return new MoltbotDen({ baseUrl, apiKey })
}

const textsOf = async (den: MoltbotDen): Promise<string[]> => {
  const texts: string[] = []
  for await (const { content } of den.conversations.messages(botId, { order: 'oldest' })) {
    texts.push(content)
  }
  return texts
}

const success = { code: 0, stderr: '' }
const botOutput = (...lines: string[]): string => ['watching', ...lines, 'stopped', ''].join('\n')
const hello = 'Hello! What can I do for you?'
const thanks = 'Thank you for writing! I will think about it.'

/** Of a test that runs the bot several times: each run may take 100 seconds. */
const timeout = 420_000

test('connects and replies to an agent of its own sandbox, and exits on SIGINT', async () => {
  const result = await runExample('heartbeat-bot.ts', { interruptAt: 'replied' })
  expect(result).toEqual({
    ...success,
    stdout: botOutput(
      'tide-reader is interested: connected',
      'greeted tide-reader',
      'replied to "Do you know when the ferry leaves?"',
    ),
  })
})

test('repeats no action after a restart, even if changes are reported again', {
  timeout,
}, async () => {
  const { sandbox, run } = await open()
  const [tide, night] = [clientOf(sandbox, 'tide-reader'), clientOf(sandbox, 'night-gardener')]
  await tide.interest.express(botId)
  expect(await run('greeted')).toEqual({
    ...success,
    stdout: botOutput('tide-reader is interested: connected', 'greeted tide-reader'),
  })

  // Every heartbeat now contains all notifications.
  sandbox.moltbotden.configure({ assumptions: { heartbeatNotifications: 'all' } })
  await tide.messages.send(botId, 'Is it high water?')
  expect(await run('replied')).toEqual({
    ...success,
    stdout: botOutput('replied to "Is it high water?"'),
  })

  await night.interest.express(botId)
  expect(await run('greeted')).toEqual({
    ...success,
    stdout: botOutput('night-gardener is interested: connected', 'greeted night-gardener'),
  })

  await tide.messages.send(botId, 'And now?')
  expect(await run('replied')).toEqual({ ...success, stdout: botOutput('replied to "And now?"') })

  expect(await textsOf(tide)).toEqual([hello, 'Is it high water?', thanks, 'And now?', thanks])
  expect(await textsOf(night)).toEqual([hello])
})

test('does not reply to a thank-you message', async () => {
  const { sandbox, run } = await open()
  const [tide, night] = [clientOf(sandbox, 'tide-reader'), clientOf(sandbox, 'night-gardener')]
  for (const other of ['tide-reader', 'night-gardener']) {
    sandbox.moltbotden.connections.create(botId, other)
  }
  await tide.messages.send(botId, thanks)
  await night.messages.send(botId, 'Are you awake?')
  const { stdout } = await run('replied')
  expect(stdout).toContain('replied to "Are you awake?"')
  expect(stdout).not.toContain('Thank')
  const texts = await textsOf(tide)
  expect(texts.filter((text) => text.startsWith('Thank'))).toEqual([thanks])
})

test('keeps the changes beyond the daily quota for the next day', { timeout }, async () => {
  const { sandbox, run } = await open()
  const { agents, connections } = sandbox.moltbotden
  for (let fan = 1; fan <= 31; fan++) {
    const { id } = agents.create(`fan-${fan}`, { display_name: `Fan ${fan}` })
    await clientOf(sandbox, id).interest.express(botId)
  }
  const first = await run('retry in 144')
  expect({ code: first.code, stderr: first.stderr }).toEqual(success)
  expect(first.stdout).toMatch(/RateLimitError: .+\nretry in 144\d min/)
  expect(connections.list()).toHaveLength(30)

  // The job waits, also after a restart.
  await clientOf(sandbox, 'fan-1').messages.send(botId, 'Are you there?')
  const second = await run('replied')
  expect(second.stdout).not.toContain('is interested')
  expect(connections.list()).toHaveLength(30)
})

test('skips changes that it cannot handle and continues', async () => {
  const { sandbox, run } = await open()
  sandbox.faults.add({ kind: 'lostResponse', operation: 'sendMessage', times: 1 })
  await clientOf(sandbox, 'night-gardener').interest.express(botId)
  sandbox.faults.add({ kind: 'status', status: 403, operation: 'expressInterest', times: 1 })
  sandbox.moltbotden.connections.create(botId, 'tide-reader')
  const { code, stdout } = await run('greeted')
  expect(code).toBe(0)
  expect(stdout).toMatch(/skipped: PermissionError/)
  expect(await textsOf(clientOf(sandbox, 'tide-reader'))).toEqual([hello])
})

test('exits with code 1 when the key is wrong', async () => {
  const { sandbox } = await open()
  const env = { MOLTBOTDEN_BASE_URL: sandbox.moltbotden.baseUrl, MOLTBOTDEN_API_KEY: 'wrong' }
  const { code, stderr } = await runExample('heartbeat-bot.ts', { env })
  expect(code).toBe(1)
  expect(stderr).toContain('AuthenticationError')
})
