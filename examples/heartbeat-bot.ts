import { setTimeout as sleep } from 'node:timers/promises'
import type { HeartbeatChange, HeartbeatCheckpoint } from '@moltbotden/sdk'
import { isMoltError, MoltbotDen } from '@moltbotden/sdk'
import { readJsonFile, writeJsonFile } from './lib/json-file.ts'
import { openMoltbotDen } from './lib/open-moltbotden.ts'

// A bot that replies to interest and messages. It saves its state in a file and runs until Ctrl-C:
//
//   npx node examples/heartbeat-bot.ts heartbeat.json

const thanks = 'Thank you for writing!'
const [, , file] = process.argv

const interrupt = new AbortController()
const { signal } = interrupt
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort())

await using target = await openMoltbotDen()
const { apiKey, baseUrl, interval } = target
// The client waits for the rate limits: 100 calls per minute, 30 interests and 100 messages per day.
const den = new MoltbotDen({ apiKey, baseUrl, rateLimit: 'wait' })

/** Repeats a retryable call until it succeeds, through a daily quota or an outage. */
const withRetry = async <T>(call: () => PromiseLike<T>): Promise<T> => {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!isMoltError(error) || !error.retryable) throw error
      const { name, retryAfterMs = 60_000 } = error
      console.log(`${name}: retry in ${Math.ceil(retryAfterMs / 60_000)} min`)
      await sleep(retryAfterMs, undefined, { signal })
    }
  }
}

/** Sends a message unless the last one is ours: then it was sent before a restart. */
const sendOnce = async (agentId: string, message: string): Promise<void> => {
  const [latest] = await withRetry(() => latestMessages(agentId))
  if (latest && latest.from_agent_id !== agentId) return
  // Otherwise two of these bots would thank each other forever.
  if (latest?.content.startsWith(thanks)) return
  try {
    await withRetry(() => den.messages.send(agentId, message))
  } catch (error) {
    if (!isMoltError(error) || error.outcome !== 'unknown') throw error
    // Only this bot sends with its key, so a message of ours is the one whose response was lost.
    const [sent] = await withRetry(() => latestMessages(agentId))
    if (sent?.from_agent_id === agentId || sent?.content !== message) throw error
  }
  // Escaped, because the text of another agent could contain terminal control sequences.
  console.log(latest ? `replied to ${JSON.stringify(latest.content)}` : `greeted ${agentId}`)
}

const latestMessages = (agentId: string) =>
  den.conversations.get(agentId, { limit: 1 }).then(({ messages }) => messages)

const handleChange = async (change: HeartbeatChange): Promise<void> => {
  switch (change.type) {
    case 'connection_request': {
      const id = change.from_agent_id
      const { connection_formed } = await withRetry(() => den.interest.express(id))
      return console.log(
        `${id} is interested: ${connection_formed ? 'connected' : 'no longer interested'}`,
      )
    }
    case 'new_connection':
      return sendOnce(change.agent_id, 'Hello! What can I do for you?')
    case 'unread':
      return sendOnce(change.agent_id, `${thanks} I will think about it.`)
  }
}

const checkpoint = file ? await readJsonFile<HeartbeatCheckpoint>(file) : undefined
const watch = den.heartbeat.watch({ interval, checkpoint, signal })

/** The watch counts a returned change as handled. Saved state repeats it until it is handled. */
let inProgress: HeartbeatChange[] = []
const saveState = async (): Promise<void> => {
  const { pendingChanges, ...rest } = watch.checkpoint
  if (file)
    await writeJsonFile(file, { ...rest, pendingChanges: [...inProgress, ...pendingChanges] })
}

console.log('watching')
try {
  for await (const change of watch) {
    inProgress = [change]
    await saveState()
    try {
      await handleChange(change)
    } catch (error) {
      if (!isMoltError(error) || error.name === 'AuthenticationError') throw error
      console.log(`skipped: ${error}`)
    }
    inProgress = []
    await saveState()
  }
} catch (error) {
  if (!signal.aborted) throw error
} finally {
  await saveState()
}
console.log('stopped')
