import { expect, test, vi } from 'vitest'
import { text } from '../../../core/test/behaviors.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { streamOpen, streamTruncated } from '../../../core/test/stream-behaviors.ts'
import { chunk, key, replyStream, requestSummaries } from '../../test/agent.ts'
import { run, start, waitOptions } from '../../test/command.ts'
import { endlessReply, startTestSandbox } from '../../test/sandbox.ts'

const at = (url: string) => ({ MOLTGHOST_BASE_URL: url, MOLTGHOST_API_KEY: key })

test('joins arguments to one message and prints only the reply to stdout', async () => {
  const { env } = await startTestSandbox()
  expect(await run(['chat', 'What', 'about', 'Acme?'], env)).toEqual({
    code: 0,
    stdout: 'Hello, this is my-agent. You said: "What about Acme?"\n',
    stderr: '',
  })
})

test('reads the message from stdin when there are no arguments', async () => {
  const { env } = await startTestSandbox()
  const { stdout } = await run(['chat'], env, 'Two lines\nof it\n')
  expect(stdout).toBe('Hello, this is my-agent. You said: "Two lines\nof it"\n')
})

test('replaces "-" by stdin, and does not read stdin without "-"', async () => {
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

test('sends options as fields of the request', async () => {
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

test("suggests --api openai, and sends chats to OpenAI's endpoint with it", async () => {
  const server = await scriptedServer(text(404, '404 page not found'), replyStream('Yes.'))
  const { stderr } = await run(['chat', 'Well?'], at(server.url))
  expect(stderr).toContain(
    "If this server only supports OpenAI's API, pass --api openai and --model.",
  )
  const { stdout } = await run(['chat', '--api=openai', '--model=m1', 'Well?'], at(server.url))
  expect(stdout).toBe('Yes.\n')
  expect(server.requests.map(({ url }) => url)).toEqual(['/v1/chat', '/v1/chat/completions'])
})

test('prints the reply while it is streamed', async () => {
  const server = await scriptedServer(streamOpen(chunk('One '), chunk('two')))
  const command = start(['chat', 'Count'], at(server.url))
  await command.waitForOutput('One two')
  command.kill('SIGINT')
  expect(await command.ended).toMatchObject({ code: 130, stdout: 'One two\n' })
})

test('--json prints each event as a line, ending with the reply', async () => {
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

test('prints a notice on stderr when the reply was truncated at the token limit', async () => {
  const { env } = await startTestSandbox()
  const { code, stdout, stderr } = await run(['chat', '--max-tokens', '2', 'Hello'], env)
  expect({ code, stdout: stdout.trimEnd(), stderr }).toEqual({
    code: 0,
    stdout: 'Hello, this',
    stderr: 'The reply was truncated at the token limit. Raise --max-tokens.\n',
  })
})

test('an interrupted reply prints the partial text and exits with code 1', async () => {
  const server = await scriptedServer(streamTruncated(chunk('Half an ans')))
  const { code, stdout, stderr } = await run(['chat', 'Hello'], at(server.url))
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'Half an ans\n' })
  expect(stderr).toMatch(/^moltghost: [A-Z].+\n {2}The partial reply is shown above\.\n$/)
  expect(stderr).not.toContain('createChat')
})

test('Ctrl-C closes the connection and exits with code 130', async () => {
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

test('Ctrl-C stops reading stdin', async () => {
  const command = start(['chat'], at('http://127.0.0.1:9'))
  // More than the pipe buffers: once it is written, the command is reading.
  await command.writeStdin('Much. '.repeat(200_000))
  command.kill('SIGINT')
  expect(await command.ended).toEqual({ code: 130, stdout: '', stderr: '' })
})

test('exits with code 141 and no message when the output pipe is closed', async () => {
  const { env } = await startTestSandbox(endlessReply())
  const command = start(['chat', 'Go'], env)
  await command.waitForOutput('on on ')
  command.stopReading()
  expect(await command.ended).toMatchObject({ code: 141, stderr: '' })
})

test('writes the reply unchanged when stdout is not a terminal', async () => {
  const server = await scriptedServer(replyStream('\u001b[31mred\u001b[0m', '\n'))
  expect((await run(['chat', 'Hello'], at(server.url))).stdout).toBe('\u001b[31mred\u001b[0m\n')
})

test('rejects an empty message before a request is sent', async () => {
  const server = await scriptedServer(replyStream('No.'))
  expect(await run(['chat'], at(server.url), ' \n')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'moltghost: The message is read from stdin, but stdin is empty.\n',
  })
  expect(server.requests).toEqual([])
})

test('--api-key-stdin reads the key from stdin and requires the message as an argument', async () => {
  const { env, key } = await startTestSandbox()
  const { MOLTGHOST_BASE_URL } = env
  const result = await run(['chat', '--api-key-stdin', 'Hi'], { MOLTGHOST_BASE_URL }, `${key}\n`)
  expect(result).toEqual({
    code: 0,
    stdout: 'Hello, this is my-agent. You said: "Hi"\n',
    stderr: '',
  })
  expect(await run(['chat', '--api-key-stdin'], env, key)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'moltghost: --api-key-stdin reads stdin, so pass the message as an argument.\n',
  })
})
