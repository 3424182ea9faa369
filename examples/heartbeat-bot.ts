import { MoltbotDen } from '@moltbotden/sdk'
import { memoryQueue, sqliteQueue } from '@moltbotden/sdk/worker'
import { openMoltbotDen } from './lib/open-moltbotden.ts'

// A bot that replies to interest and messages, once each. It keeps its work in a file, and runs until
// Ctrl-C:
//
//   npx node examples/heartbeat-bot.ts bot.db

const thanks = 'Thank you for writing!'
const [, , file] = process.argv

const interrupt = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort())

await using target = await openMoltbotDen()
const { apiKey, baseUrl, interval } = target
// The client waits for the rate limits: 100 calls per minute, 30 interests and 100 messages per day.
const den = new MoltbotDen({ apiKey, baseUrl, rateLimit: 'wait' })

console.log('watching')
await den.work({
  queue: file ? sqliteQueue(file) : memoryQueue(),
  interval,
  signal: interrupt.signal,
  on: {
    connection_request: async (_, agent) => {
      const isConnected = await agent.connect()
      console.log(
        `${agent.id} is interested: ${isConnected ? 'connected' : 'no longer interested'}`,
      )
    },
    new_connection: async (_, agent) => {
      await agent.send('Hello! What can I do for you?')
      console.log(`greeted ${agent.id}`)
    },
    unread: async ({ messages }, agent) => {
      // Otherwise two of these bots would thank each other forever.
      const question = messages.filter(({ content }) => !content.startsWith(thanks)).at(-1)
      if (!question) return
      await agent.send(`${thanks} I will think about it.`)
      // Escaped, because the text of another agent could contain terminal control sequences.
      console.log(`replied to ${JSON.stringify(question.content)}`)
    },
  },
  // A daily quota or an outage: the job waits and runs again, after a restart as well.
  onError: (error, failure) => {
    const minutes = failure?.retryInMs && Math.ceil(failure.retryInMs / 60_000)
    console.log(minutes ? `${error}\nretry in ${minutes} min` : `skipped: ${error}`)
  },
})
console.log('stopped')
