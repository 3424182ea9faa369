import { MoltInfra } from '@moltinfra/sdk'
import { openMoltInfra } from './lib/open-moltinfra.ts'

// Two users talk to one agent in separate conversations.

await using target = await openMoltInfra()
const infra = new MoltInfra(target)
const { id } = await infra.agents.create({ name: 'Ada' })

// An agent keeps its memory per user and room. A conversation sets both for every message.
const grace = infra.conversation(id, { userId: 'grace', roomId: 'lobby' })
const alan = infra.conversation(id, { userId: 'alan', roomId: 'lobby' })

// Messages of one conversation are sent in order: each waits for the previous reply.
const replies = await Promise.all([
  grace.send('I am Grace.'),
  grace.send('Who am I?'),
  alan.send('And who am I?'),
])
for (const { userId, response } of replies) console.log(`to ${userId}: ${response}`)

// Streams are queued in the same way.
process.stdout.write('to grace: ')
for await (const token of grace.stream('Goodbye.')) process.stdout.write(token.content)
console.log()

await infra.agents.delete(id)
