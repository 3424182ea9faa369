import { MoltInfra } from '@moltinfra/sdk'
import { openTarget } from './lib/open-target.ts'

// Two people talk to one agent, which keeps them apart.

await using target = await openTarget()
const infra = new MoltInfra(target)
const { id } = await infra.agents.create({ name: 'Ada' })

// An agent remembers by user and room. A conversation holds on to both.
const grace = infra.conversation(id, { userId: 'grace', roomId: 'lobby' })
const alan = infra.conversation(id, { userId: 'alan', roomId: 'lobby' })

// Sent without waiting, and yet answered in order: each message waits for the reply before it.
const replies = await Promise.all([
  grace.send('I am Grace.'),
  grace.send('Who am I?'),
  alan.send('And who am I?'),
])
for (const { userId, response } of replies) console.log(`to ${userId}: ${response}`)

// A stream takes its turn in the same way.
process.stdout.write('to grace: ')
for await (const token of grace.stream('Goodbye.')) process.stdout.write(token.content)
console.log()

await infra.agents.delete(id)
