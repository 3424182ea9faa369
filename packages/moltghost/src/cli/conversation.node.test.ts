import { expect, test } from 'vitest'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { streamOpen } from '../../../core/test/stream-behaviors.ts'
import { chunk, key, no, says } from '../../test/agent.ts'
import { patient, startAtTerminal } from '../../test/command.ts'
import { world } from '../../test/sandbox.ts'

const ctrlC = '\u0003'
const ctrlD = '\u0004'

const at = (url: string) => ({ MOLTGHOST_BASE_URL: url, MOLTGHOST_API_KEY: key })

test('a conversation is kept, and Ctrl-D leaves it', async () => {
  const { env } = await world()
  const command = startAtTerminal(['chat'], env)
  await command.printed('Ctrl-C stops an answer, Ctrl-D leaves.')
  command.type('Good morning\r')
  await command.printed('Hello, this is my-agent. You said: "Good morning"')
  await command.printed('> ')
  command.type('And again\r')
  await command.printed('my-agent again. In message 2 of our conversation you said: "And again"')
  await command.printed('> ')
  command.type(ctrlD)
  const { code, stdout } = await command.ended
  expect(code).toBe(0)
  expect(stdout).toMatch(/2 answers, [1-9]\d* tokens\./)
})

test('Ctrl-C stops the answer alone, what was asked is forgotten, and once more leaves', async () => {
  const server = await scriptedServer(streamOpen(chunk('Well, ')), says('Better.'))
  const command = startAtTerminal(['chat', '--system', 'Be brief.'], at(server.url))
  await command.printed('> ')
  command.type('A long story\r')
  await command.printed('Well, ')
  command.type(ctrlC)
  await command.printed('Stopped. What was asked is forgotten.')
  await expect.poll(() => server.open, patient).toBe(0)
  await command.printed('> ')
  command.type('A short one\r')
  await command.printed('Better.')
  await command.printed('> ')
  command.type(ctrlC)
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
  const server = await scriptedServer(no(503, 'agent_paused'), says('Here again.'))
  const command = startAtTerminal(['chat'], at(server.url))
  await command.printed('> ')
  command.type('Hello?\r')
  await command.printed('moltghost: The agent is paused.')
  await command.printed('> ')
  command.type('Hello?\r')
  await command.printed('Here again.')
  await command.printed('> ')
  command.type(ctrlD)
  expect((await command.ended).code).toBe(0)
})

test('what is typed ahead is asked next', async () => {
  const { env } = await world({ tokenPace: 60 })
  const command = startAtTerminal(['chat'], env)
  await command.printed('> ')
  command.type('One\r')
  await command.printed('Hello, ')
  command.type('Two\r')
  await command.printed('You said: "One"')
  // Echoed once more, where it belongs: behind a prompt.
  await command.printed('> \u001b[3GTwo')
  await command.printed('In message 2 of our conversation you said: "Two"')
  await command.printed('> ')
  command.type(ctrlD)
  expect((await command.ended).code).toBe(0)
})

test('on a terminal, an agent cannot make the terminal act', async () => {
  const server = await scriptedServer(says('\u001b]0;title\u0007\u001b[2Jgone', '\u009b2J'))
  const command = startAtTerminal(['chat', 'Hello'], at(server.url))
  const { code, stdout } = await command.ended
  expect(code).toBe(0)
  expect(stdout.trimEnd()).toBe(']0;title[2Jgone2J')
})

test('colours are for terminals, and NO_COLOR turns them off', async () => {
  const refused = 'moltghost: The API key was refused.'
  const server = await scriptedServer(no(401, 'invalid_api_key'))
  const coloured = await startAtTerminal(['chat', 'Hi'], at(server.url)).ended
  expect(coloured.stdout).toContain(`\u001b[31m${refused}\u001b[39m`)
  const plain = await startAtTerminal(['chat', 'Hi'], { ...at(server.url), NO_COLOR: '1' }).ended
  expect(plain.stdout).toContain(refused)
  expect(plain.stdout).not.toContain('\u001b')
})
