import { isAbortError, MoltInfra } from '@moltinfra/sdk'
import { openMoltInfra } from './lib/open-moltinfra.ts'

// Prints a reply token by token:
//
//   npx node examples/stream-to-terminal.ts "What do you do all day?"

await using target = await openMoltInfra()
const infra = new MoltInfra(target)
const agent = await infra.agents.create({ name: 'Ada' })

// Ctrl-C aborts the reply, not the program: the agent is still deleted below.
const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())

try {
  const text = process.argv[2] ?? 'Hello! Say something, slowly.'
  // The request is sent when the loop reads the first token.
  const stream = infra.agents.streamMessage(agent.id, { text }, { signal: interrupt.signal })
  for await (const token of stream) process.stdout.write(token.content)

  // final() uses the events that were already read, without another request.
  const { metadata } = await stream.final()
  console.log(`\n\n${metadata?.tokensUsed ?? 'An unknown number of'} tokens`)
} catch (error) {
  if (!isAbortError(error)) throw error
  console.log('\n\nInterrupted')
} finally {
  await infra.agents.delete(agent.id)
}
