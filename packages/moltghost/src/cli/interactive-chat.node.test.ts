import { expect, test } from 'vitest'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { streamOpen } from '../../../core/test/stream-behaviors.ts'
import { chunk, errorResponse, key, replyStream } from '../../test/agent.ts'
import { startAtTerminal, waitOptions } from '../../test/command.ts'
import { startTestSandbox } from '../../test/sandbox.ts'

const ctrlC = '\u0003'
const ctrlD = '\u0004'

const at = (url: string) => ({ MOLTGHOST_BASE_URL: url, MOLTGHOST_API_KEY: key })

test('keeps the conversation, and Ctrl-D exits', async () => {
  const { env } = await startTestSandbox()
  const command = startAtTerminal(['chat'], env)
  await command.waitForOutput('Ctrl-C stops a reply, Ctrl-D exits.')
  command.writeStdin('Good morning\r')
  await command.waitForOutput('Hello, this is my-agent. You said: "Good morning"')
  await command.waitForOutput('> ')
  command.writeStdin('And again\r')
  await command.waitForOutput(
    'my-agent again. In message 2 of our conversation you said: "And again"',
  )
  await command.waitForOutput('> ')
  command.writeStdin(ctrlD)
  const { code, stdout } = await command.ended
  expect(code).toBe(0)
  expect(stdout).toMatch(/2 replies, [1-9]\d* tokens\./)
})

test('Ctrl-C stops the reply and removes the question; a second Ctrl-C exits', async () => {
  const server = await scriptedServer(streamOpen(chunk('Well, ')), replyStream('Better.'))
  const command = startAtTerminal(['chat', '--system', 'Be brief.'], at(server.url))
  await command.waitForOutput('> ')
  command.writeStdin('A long story\r')
  await command.waitForOutput('Well, ')
  command.writeStdin(ctrlC)
  await command.waitForOutput('Stopped. The question was removed from the conversation.')
  await expect.poll(() => server.open, waitOptions).toBe(0)
  await command.waitForOutput('> ')
  command.writeStdin('A short one\r')
  await command.waitForOutput('Better.')
  await command.waitForOutput('> ')
  command.writeStdin(ctrlC)
  expect((await command.ended).code).toBe(130)
  expect(server.requests.map(({ body }) => JSON.parse(body).messages.at(-1).content)).toEqual([
    'A long story',
    'A short one',
  ])
  expect(JSON.parse(server.requests[1]?.body ?? '').messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'A short one' },
  ])
})

test('prints an error and continues the conversation', async () => {
  const server = await scriptedServer(
    errorResponse(503, 'agent_paused'),
    replyStream('Here again.'),
  )
  const command = startAtTerminal(['chat'], at(server.url))
  await command.waitForOutput('> ')
  command.writeStdin('Hello?\r')
  await command.waitForOutput('moltghost: The agent is paused.')
  await command.waitForOutput('> ')
  command.writeStdin('Hello?\r')
  await command.waitForOutput('Here again.')
  await command.waitForOutput('> ')
  command.writeStdin(ctrlD)
  expect((await command.ended).code).toBe(0)
})

test('sends a line typed during a reply after that reply', async () => {
  const { env } = await startTestSandbox({ tokenPace: 60 })
  const command = startAtTerminal(['chat'], env)
  await command.waitForOutput('> ')
  command.writeStdin('One\r')
  await command.waitForOutput('Hello, ')
  command.writeStdin('Two\r')
  await command.waitForOutput('You said: "One"')
  // Printed again after the prompt.
  await command.waitForOutput('> \u001b[3GTwo')
  await command.waitForOutput('In message 2 of our conversation you said: "Two"')
  await command.waitForOutput('> ')
  command.writeStdin(ctrlD)
  expect((await command.ended).code).toBe(0)
})

test('removes control characters from a reply on a terminal', async () => {
  const server = await scriptedServer(replyStream('\u001b]0;title\u0007\u001b[2Jgone', '\u009b2J'))
  const command = startAtTerminal(['chat', 'Hello'], at(server.url))
  const { code, stdout } = await command.ended
  expect(code).toBe(0)
  expect(stdout.trimEnd()).toBe(']0;title[2Jgone2J')
})

test('removes characters that reorder text from a reply on a terminal', async () => {
  const controls = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'
  const server = await scriptedServer(replyStream(`rm ${controls}-rf`))
  const command = startAtTerminal(['chat', 'Hello'], at(server.url))
  const { code, stdout } = await command.ended
  expect([code, stdout.trimEnd()]).toEqual([0, 'rm -rf'])
})

test('uses colors on a terminal, unless NO_COLOR is set', async () => {
  const message = 'moltghost: The API key was rejected.'
  const server = await scriptedServer(errorResponse(401, 'invalid_api_key'))
  const colored = await startAtTerminal(['chat', 'Hi'], at(server.url)).ended
  expect(colored.stdout).toContain(`\u001b[31m${message}\u001b[39m`)
  const plain = await startAtTerminal(['chat', 'Hi'], { ...at(server.url), NO_COLOR: '1' }).ended
  expect(plain.stdout).toContain(message)
  expect(plain.stdout).not.toContain('\u001b')
})
