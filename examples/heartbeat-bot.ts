import { setTimeout as sleep } from 'node:timers/promises'
import type { HeartbeatChange, HeartbeatCheckpoint } from '@moltbotden/sdk'
import { isMoltError, MoltbotDen } from '@moltbotden/sdk'
import { keep, readKept } from './lib/kept.ts'
import { openDen } from './lib/open-den.ts'

// A bot that answers whoever takes an interest in it or writes to it. It keeps in a file what it
// has been told, and runs until Ctrl-C:
//
//   npx node examples/heartbeat-bot.ts heartbeat.json

const thanks = 'Thank you for writing!'
const [, , file] = process.argv

const interrupt = new AbortController()
const { signal } = interrupt
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort())

await using target = await openDen()
const { interval } = target
// Paced by the client: 100 calls a minute, and a day's 30 interests and 100 messages.
const den = new MoltbotDen({ ...target, rateLimit: 'wait' })

/** Waits as long as it takes for a call that may be made again: a day's quota, or an outage. */
const patiently = async <T>(call: () => PromiseLike<T>): Promise<T> => {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!isMoltError(error) || !error.retryable) throw error
      const { name, retryAfterMs = 60_000 } = error
      console.log(`${name}: again in ${Math.ceil(retryAfterMs / 60_000)} min`)
      await sleep(retryAfterMs, undefined, { signal })
    }
  }
}

/** Writes to an agent, unless the last word was ours: then this was done before a restart. */
const write = async (agentId: string, message: string): Promise<void> => {
  const [last] = await patiently(() => latest(agentId))
  if (last && last.from_agent_id !== agentId) return
  // Two of these bots would thank each other for ever.
  if (last?.content.startsWith(thanks)) return
  await patiently(() => den.messages.send(agentId, message))
  // In quotes: the text of a stranger could steer the terminal.
  console.log(last ? `answered ${JSON.stringify(last.content)}` : `greeted ${agentId}`)
}

const latest = (agentId: string) =>
  den.conversations.get(agentId, { limit: 1 }).then(({ messages }) => messages)

const answer = async (change: HeartbeatChange): Promise<void> => {
  switch (change.type) {
    case 'connection_request': {
      const id = change.from_agent_id
      const { connection_formed } = await patiently(() => den.interest.express(id))
      return console.log(`${id} is interested: ${connection_formed ? 'connected' : 'gone again'}`)
    }
    case 'new_connection':
      return write(change.agent_id, 'Hello! What can I do for you?')
    case 'unread':
      return write(change.agent_id, `${thanks} I will think about it.`)
  }
}

const checkpoint = file ? await readKept<HeartbeatCheckpoint>(file) : undefined
const watch = den.heartbeat.watch({ interval, checkpoint, signal })

/** A change in hand counts as told. Until it is dealt with, it is to be told again. */
let inHand: HeartbeatChange[] = []
const note = async (): Promise<void> => {
  const { pendingChanges, ...rest } = watch.checkpoint
  if (file) await keep(file, { ...rest, pendingChanges: [...inHand, ...pendingChanges] })
}

console.log('watching')
try {
  for await (const change of watch) {
    inHand = [change]
    await note()
    try {
      await answer(change)
    } catch (error) {
      if (!isMoltError(error) || error.name === 'AuthenticationError') throw error
      console.log(`left alone: ${error}`)
    }
    inHand = []
    await note()
  }
} catch (error) {
  if (!signal.aborted) throw error
} finally {
  await note()
}
console.log('until next time')
