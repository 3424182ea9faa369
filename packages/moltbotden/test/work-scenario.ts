import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { onTestFinished, vi } from 'vitest'
import { MoltbotDen } from '../src/client.ts'
import type { Queue, WorkOptions } from '../src/worker/index.ts'

/** A bot and another agent on a sandbox, whose clock stands still at `now`. */
export const startScenario = async ({ now }: { readonly now?: string } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'molt-work-'))
  const sandbox = await startSandbox({ ...(now && { now }), moltbotden: { rateLimits: false } })
  onTestFinished(async () => {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  })
  const { baseUrl, agents } = sandbox.moltbotden
  const [bot, peer] = agents.list()
  if (!bot || !peer) throw new Error('The sandbox has two agents.')
  const clientOf = ({ apiKey }: { readonly apiKey: string }, options = {}): MoltbotDen =>
    new MoltbotDen({ apiKey, baseUrl, logger: {}, ...options })
  const [den, other] = [clientOf(bot), clientOf(peer)]

  return {
    sandbox,
    folder,
    file: join(folder, 'bot.db'),
    bot,
    peer,
    den,
    other,
    clientOf,
    /** Connects the two agents. */
    connect: async (): Promise<void> => {
      await other.interest.express(bot.id)
      await den.interest.express(peer.id)
    },
    /** The texts that the bot has sent to an agent, oldest first. */
    sentTo: async (client: MoltbotDen): Promise<string[]> => {
      const texts: string[] = []
      for await (const message of client.conversations.messages(bot.id, { order: 'oldest' }))
        if (message.from_agent_id === bot.id) texts.push(message.content)
      return texts
    },
    /** Works until a condition holds and no job is open. */
    workUntil: async (
      queue: Queue,
      options: Partial<WorkOptions>,
      condition: () => boolean | Promise<boolean>,
      client: MoltbotDen = den,
    ): Promise<void> => {
      const abort = new AbortController()
      const working = client.work({
        on: {},
        interval: 20,
        signal: abort.signal,
        ...options,
        queue,
      })
      const done = vi.waitFor(
        async () => {
          const { waiting, running } = await queue.stats()
          if (waiting || running || !(await condition())) throw new Error(`Not yet: ${condition}`)
        },
        { timeout: 60_000, interval: 20 },
      )
      // The work ends early only with an error.
      await Promise.race([done, working])
      abort.abort()
      await working
    },
  }
}

export const hasSqlite: boolean = ((): boolean => {
  try {
    return !!process.getBuiltinModule('node:sqlite')
  } catch {
    return false
  }
})()

if (!hasSqlite) {
  // biome-ignore lint/suspicious/noConsole: reports skipped tests.
  console.warn(`SKIPPED: den.work() with SQLite. ${process.version} has none; use Node 24.`)
}
