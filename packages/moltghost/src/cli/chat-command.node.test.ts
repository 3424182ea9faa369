import { expect, test, vi } from 'vitest'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { streamOpen, streamTruncated } from '../../../core/test/stream-behaviors.ts'
import { chunk, key, replyStream, requestSummaries } from '../../test/agent.ts'
import { run, start, waitOptions } from '../../test/command.ts'
import { endlessReply, startTestSandbox } from '../../test/sandbox.ts'

const at = (url: string) => ({ MOLTGHOST_BASE_URL: url, MOLTGHOST_API_KEY: key })

test('words are one question, and its answer alone is on stdout', async () => {
  const { env } = await startTestSandbox()
  expect(await run(['chat', 'What', 'about', 'Acme?'], env)).toEqual({
    code: 0,
    stdout: 'Hello, this is my-agent. You said: "What about Acme?"\n',
    stderr: '',
  })
})

test('without words, what is piped in is the question', async () => {
  const { env } = await startTestSandbox()
  const { stdout } = await run(['chat'], env, 'Two lines\nof it\n')
  expect(stdout).toBe('Hello, this is my-agent. You said: "Two lines\nof it"\n')
})

test('"-" puts what is piped in where it stands, and nothing is read without it', async () => {
  const server = await scriptedServer(replyStream('Fine.'))
  expect(
    await run(['chat', 'Review', 'this:', '-', 'Be kind.'], at(server.url), 'a diff\n'),
  ).toEqual({ code: 0, stdout: 'Fine.\n', stderr: '' })
  expect(server.requests.map(({ body }) => JSON.parse(body).messages)).toEqual([
    [{ role: 'user', content: 'Review this:\n\na diff\n\nBe kind.' }],
  ])

  const command = start(['chat', 'Hello'], at(server.url))
  expect(await command.ended).toMatchObject({ code: 0, stdout: 'Fine.\n' })
})

test('flags become fields of the request', async () => {
  const server = await scriptedServer(replyStream('Yes.'))
  const flags = '--system Short. --model m1 --temperature 0.5 --max-tokens 9'.split(' ')
  const more = '--tool crm_query --tool slack_notify --timeout-seconds 60'.split(' ')
  await run(['chat', ...flags, ...more, 'Well?'], at(server.url))
  expect(requestSummaries(server)).toEqual([
    [
      'POST /v1/chat',
      {
        messages: [
          { role: 'system', content: 'Short.' },
          { role: 'user', content: 'Well?' },
        ],
        stream: true,
        stream_options: { include_usage: true },
        model: 'm1',
        temperature: 0.5,
        max_tokens: 9,
        tools: ['crm_query', 'slack_notify'],
        timeout_seconds: 60,
      },
    ],
  ])
})

test('the answer is printed as it comes', async () => {
  const server = await scriptedServer(streamOpen(chunk('One '), chunk('two')))
  const command = start(['chat', 'Count'], at(server.url))
  await command.waitForOutput('One two')
  command.kill('SIGINT')
  expect(await command.ended).toMatchObject({ code: 130, stdout: 'One two\n' })
})

test('with --json each event is a line, the reply the last of them', async () => {
  const server = await scriptedServer(replyStream('One ', 'two'))
  const { code, stdout } = await run(['chat', '--json', 'Count'], at(server.url))
  const lines = stdout.trimEnd().split('\n')
  expect(code).toBe(0)
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { type: 'text', text: 'One ' },
    { type: 'text', text: 'two' },
    {
      type: 'done',
      reply: expect.objectContaining({
        text: 'One two',
        finishReason: 'stop',
        usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
      }),
    },
  ])
})

test('an answer that was cut off at the limit says so, beside it', async () => {
  const { env } = await startTestSandbox()
  const { code, stdout, stderr } = await run(['chat', '--max-tokens', '2', 'Hello'], env)
  expect({ code, stdout: stdout.trimEnd(), stderr }).toEqual({
    code: 0,
    stdout: 'Hello, this',
    stderr: 'The answer was cut off: see --max-tokens.\n',
  })
})

test('an answer that breaks off is a failure, below as much of it as came', async () => {
  const server = await scriptedServer(streamTruncated(chunk('Half an ans')))
  const { code, stdout, stderr } = await run(['chat', 'Hello'], at(server.url))
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'Half an ans\n' })
  expect(stderr).toMatch(/^moltghost: [A-Z].+\n {2}What came of the answer stands above\.\n$/)
  expect(stderr).not.toContain('createChat')
})

test('Ctrl-C ends the answer and the command with 130, and the agent sees it', async () => {
  const onLeft = vi.fn()
  const { env } = await startTestSandbox(endlessReply(onLeft))
  const command = start(['chat', 'Go'], env)
  await command.waitForOutput('on on ')
  command.kill('SIGINT')
  const { code, stdout, stderr } = await command.ended
  expect({ code, stderr }).toEqual({ code: 130, stderr: '' })
  expect(stdout).toMatch(/^(on )+\n$/)
  await expect.poll(() => onLeft.mock.calls.length, waitOptions).toBe(1)
})

test('Ctrl-C ends the wait for what is piped in', async () => {
  const command = start(['chat'], at('http://127.0.0.1:9'))
  // More than fits between the two, so it is being read once it is gone.
  await command.writeStdin('Much. '.repeat(200_000))
  command.kill('SIGINT')
  expect(await command.ended).toEqual({ code: 130, stdout: '', stderr: '' })
})

test('a reader that leaves ends the command, and nobody is told off', async () => {
  const { env } = await startTestSandbox(endlessReply())
  const command = start(['chat', 'Go'], env)
  await command.waitForOutput('on on ')
  command.stopReading()
  expect(await command.ended).toMatchObject({ code: 141, stderr: '' })
})

test('what an agent says is passed on to programs as it is', async () => {
  const server = await scriptedServer(replyStream('\u001b[31mred\u001b[0m', '\n'))
  expect((await run(['chat', 'Hello'], at(server.url))).stdout).toBe('\u001b[31mred\u001b[0m\n')
})

test('a question that is not there is not sent', async () => {
  const server = await scriptedServer(replyStream('No.'))
  expect(await run(['chat'], at(server.url), ' \n')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'moltghost: The message is read from stdin, which is empty.\n',
  })
  expect(server.requests).toEqual([])
})

test('the key can be piped in, and then the message cannot', async () => {
  const { env, key } = await startTestSandbox()
  const { MOLTGHOST_BASE_URL } = env
  const answered = await run(['chat', '--api-key-stdin', 'Hi'], { MOLTGHOST_BASE_URL }, `${key}\n`)
  expect(answered).toEqual({
    code: 0,
    stdout: 'Hello, this is my-agent. You said: "Hi"\n',
    stderr: '',
  })
  expect(await run(['chat', '--api-key-stdin'], env, key)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'moltghost: Stdin holds the API key, so the message must be an argument.\n',
  })
})
