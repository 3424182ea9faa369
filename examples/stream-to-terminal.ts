import { isAbortError, MoltInfra } from '@moltinfra/sdk'
import { openTarget } from './lib/open-target.ts'

// Prints a reply while it is written:
//
//   npx node examples/stream-to-terminal.ts "What do you do all day?"

await using target = await openTarget()
const infra = new MoltInfra(target)
const agent = await infra.agents.create({ name: 'Ada' })

// Ctrl-C ends the reply, not the program: the agent below is still deleted.
const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())

try {
  const text = process.argv[2] ?? 'Hello! Say something, slowly.'
  // Nothing is sent before the loop asks for the first token.
  const stream = infra.agents.streamMessage(agent.id, { text }, { signal: interrupt.signal })
  for await (const token of stream) process.stdout.write(token.content)

  // The stream remembers what it gave: nothing is sent twice for this.
  const { metadata } = await stream.final()
  console.log(`\n\n${metadata?.tokensUsed ?? 'An unknown number of'} tokens`)
} catch (error) {
  if (!isAbortError(error)) throw error
  console.log('\n\nInterrupted')
} finally {
  await infra.agents.delete(agent.id)
}
