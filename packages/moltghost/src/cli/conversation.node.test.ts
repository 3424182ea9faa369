import { expect, test } from 'vitest'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { streamOpen } from '../../../core/test/stream-behaviors.ts'
import { chunk, errorResponse, key, replyStream } from '../../test/agent.ts'
import { startAtTerminal, waitOptions } from '../../test/command.ts'
import { startTestSandbox } from '../../test/sandbox.ts'

const ctrlC = '\u0003'
const ctrlD = '\u0004'

const at = (url: string) => ({ MOLTGHOST_BASE_URL: url, MOLTGHOST_API_KEY: key })

test('a conversation is kept, and Ctrl-D leaves it', async () => {
  const { env } = await startTestSandbox()
  const command = startAtTerminal(['chat'], env)
  await command.waitForOutput('Ctrl-C stops an answer, Ctrl-D leaves.')
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
  expect(stdout).toMatch(/2 answers, [1-9]\d* tokens\./)
})

test('Ctrl-C stops the answer alone, what was asked is forgotten, and once more leaves', async () => {
  const server = await scriptedServer(streamOpen(chunk('Well, ')), replyStream('Better.'))
  const command = startAtTerminal(['chat', '--system', 'Be brief.'], at(server.url))
  await command.waitForOutput('> ')
  command.writeStdin('A long story\r')
  await command.waitForOutput('Well, ')
  command.writeStdin(ctrlC)
  await command.waitForOutput('Stopped. What was asked is forgotten.')
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

test('an answer that fails is told, and the conversation goes on', async () => {
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

test('what is typed ahead is asked next', async () => {
  const { env } = await startTestSandbox({ tokenPace: 60 })
  const command = startAtTerminal(['chat'], env)
  await command.waitForOutput('> ')
  command.writeStdin('One\r')
  await command.waitForOutput('Hello, ')
  command.writeStdin('Two\r')
  await command.waitForOutput('You said: "One"')
  // Echoed once more, where it belongs: behind a prompt.
  await command.waitForOutput('> \u001b[3GTwo')
  await command.waitForOutput('In message 2 of our conversation you said: "Two"')
  await command.waitForOutput('> ')
  command.writeStdin(ctrlD)
  expect((await command.ended).code).toBe(0)
})

test('on a terminal, an agent cannot make the terminal act', async () => {
  const server = await scriptedServer(replyStream('\u001b]0;title\u0007\u001b[2Jgone', '\u009b2J'))
  const command = startAtTerminal(['chat', 'Hello'], at(server.url))
  const { code, stdout } = await command.ended
  expect(code).toBe(0)
  expect(stdout.trimEnd()).toBe(']0;title[2Jgone2J')
})

test('colours are for terminals, and NO_COLOR turns them off', async () => {
  const refused = 'moltghost: The API key was refused.'
  const server = await scriptedServer(errorResponse(401, 'invalid_api_key'))
  const coloured = await startAtTerminal(['chat', 'Hi'], at(server.url)).ended
  expect(coloured.stdout).toContain(`\u001b[31m${refused}\u001b[39m`)
  const plain = await startAtTerminal(['chat', 'Hi'], { ...at(server.url), NO_COLOR: '1' }).ended
  expect(plain.stdout).toContain(refused)
  expect(plain.stdout).not.toContain('\u001b')
})
