import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sourceCondition } from '../../../../scripts/build/entries.ts'
import { node24 } from '../../../../scripts/lib/paths.mjs'
import type { BotOptions } from '../../test/kill/bot-process.ts'
import { startScenario } from '../../test/work-scenario.ts'
import type { MoltbotDen } from '../client.ts'

/** Every how many awaits the bot is killed. `MOLT_KILL_STEP=1` kills it at each. */
const step = Number(process.env['MOLT_KILL_STEP'] ?? 6)

/** A life without a kill has fewer awaits. */
const maxAwaits = 60

test('a bot that is killed at any await greets and replies once, and misses nothing', {
  timeout: 600_000,
}, async () => {
  const { sandbox, folder, file, bot, clientOf, sentTo } = await startScenario()
  const { baseUrl } = sandbox.moltbotden
  const program = join(folder, 'bot.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, '../../test/kill/bot-process.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: [sourceCondition],
    outfile: program,
  })

  const run = (killAt?: number) => {
    const options: BotOptions = { apiKey: bot.apiKey, baseUrl, file, killAt }
    const child = spawn(node24, ['--no-warnings', program, JSON.stringify(options)], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    const ended = once(child, 'close').then(([, signal]) => signal as string | null)
    onTestFinished(() => void child.kill('SIGKILL'))
    return { ended, stop: () => child.kill('SIGKILL') }
  }

  /** Each of them connects with the bot and writes to it. */
  const agents: { readonly client: MoltbotDen; readonly written: string[] }[] = []
  const write = async (text: string): Promise<void> => {
    // The two latest, so that a killed bot has unread messages of an earlier life as well.
    for (const { client, written } of agents.slice(-2)) {
      written.push(text)
      await client.messages.send(bot.id, text)
    }
  }
  const addAgent = (): void => {
    const { moltbotden } = sandbox
    const id = `agent-${agents.length}`
    const agent = moltbotden.agents.create(id, { display_name: id })
    moltbotden.connections.create(bot.id, id)
    agents.push({ client: clientOf(agent), written: [] })
  }
  const expected = (written: readonly string[]): string[] =>
    ['Hello!', ...written.map((text) => `Re: ${text}`)].sort()
  const isComplete = async (): Promise<boolean> => {
    for (const { client, written } of agents)
      if ((await sentTo(client)).length < expected(written).length) return false
    return true
  }
  const completion = () =>
    vi.waitFor(
      async () => {
        if (!(await isComplete())) throw new Error('Not yet.')
      },
      { timeout: 60_000, interval: 50 },
    )

  addAgent()
  const calm = run()
  await completion()
  calm.stop()
  for (let killAt = 1; killAt < maxAwaits; killAt += step) {
    addAgent()
    // Equal texts too: each is a message of its own.
    await write('Hello?')
    const { ended } = run(killAt)
    expect([killAt, await ended]).toEqual([killAt, 'SIGKILL'])
  }
  await write('Still there?')
  run()
  await completion()
  // Whatever would be sent twice has time to be.
  await new Promise((resolve) => setTimeout(resolve, 500))
  for (const { client, written } of agents)
    expect((await sentTo(client)).sort()).toEqual(expected(written))
})
