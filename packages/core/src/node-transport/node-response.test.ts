import { expect, test } from 'vitest'
import { rejectionOf, waitForCondition } from '../../test/client.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { nodeTransport } from './index.node.ts'

const transport = nodeTransport()

const responseWith = async (
  body: string,
  headers: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> => {
  const server = await scriptedServer(({ response }) => {
    response.writeHead(201, 'Made', { 'content-type': 'text/plain', ...headers }).end(body)
  })
  return transport(`${server.url}/boats?page=1`, {})
}

test('has the members of a response of fetch', async () => {
  const response = await responseWith('{"a":1}', { 'set-cookie': ['a=1', 'b=2'], 'x-id': 'ä' })
  expect(response).toBeInstanceOf(Response)
  expect(response.headers).toBeInstanceOf(Headers)
  const { status, statusText, ok, redirected, type, url, bodyUsed } = response
  expect({ status, statusText, ok, redirected, type, bodyUsed }).toEqual({
    status: 201,
    statusText: 'Made',
    ok: true,
    redirected: false,
    type: 'default',
    bodyUsed: false,
  })
  expect(url).toMatch(/\/boats\?page=1$/)
  expect(await response.json()).toEqual({ a: 1 })
  expect(response.bodyUsed).toBe(true)
})

test('has headers that are read, listed and changed as those of fetch', async () => {
  const { headers } = await responseWith('', { 'set-cookie': ['a=1', 'b=2'], 'X-Id': '7' })
  expect([headers.get('X-ID'), headers.has('x-id'), headers.get('x-none')]).toEqual([
    '7',
    true,
    null,
  ])
  expect(headers.get('set-cookie')).toBe('a=1, b=2')
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect([...headers].filter(([name]) => name === 'x-id')).toEqual([['x-id', '7']])
  expect([...headers.keys()]).toContain('content-type')
  expect([...headers.values()]).toContain('text/plain')
  const seen: string[] = []
  headers.forEach((value, name) => void seen.push(`${name}: ${value}`))
  expect(seen).toContain('x-id: 7')
  headers.set('x-id', '8')
  headers.append('x-id', '9')
  headers.delete('content-type')
  expect([headers.get('x-id'), headers.get('content-type')]).toEqual(['8, 9', null])
  expect(new Headers(headers).get('x-id')).toBe('8, 9')
})

test.for<[string, (response: Response) => Promise<unknown>, unknown]>([
  ['text()', (response) => response.text(), 'Ahoy'],
  [
    'arrayBuffer()',
    async (response) => Buffer.from(await response.arrayBuffer()).toString(),
    'Ahoy',
  ],
  ['bytes()', async (response) => Buffer.from(await response.bytes()).toString(), 'Ahoy'],
  [
    'blob()',
    async (response) => {
      const blob = await response.blob()
      return [blob.type, await blob.text()]
    },
    ['text/plain', 'Ahoy'],
  ],
  [
    'clone()',
    async (response) => [await response.clone().text(), await response.text()],
    ['Ahoy', 'Ahoy'],
  ],
  ['body', async (response) => new Response(response.body).text(), 'Ahoy'],
])('reads its body with %s, once', async ([name, read, expected]) => {
  const response = await responseWith('Ahoy')
  expect(await read(response)).toEqual(expected)
  expect(response.bodyUsed).toBe(true)
  expect(await rejectionOf(response.text()), name).toBeInstanceOf(TypeError)
  expect(await rejectionOf(response.arrayBuffer()), name).toBeInstanceOf(TypeError)
})

test('reads a form', async () => {
  const type = 'application/x-www-form-urlencoded'
  const form = await (await responseWith('a=1&b=2', { 'content-type': type })).formData()
  expect([...form]).toEqual([
    ['a', '1'],
    ['b', '2'],
  ])
})

test('leaves out a byte order mark, and decodes characters that are split', async () => {
  expect(await (await responseWith('\uFEFF{}')).json()).toEqual({})
  const bytes = Buffer.from('Ünïcödé'.repeat(3))
  const server = await scriptedServer(
    rawResponse(async (connection) => {
      await connection.head(200, { 'content-type': 'text/plain' })
      for (const byte of bytes) await connection.send(Uint8Array.of(byte))
      connection.end()
    }),
  )
  expect(await (await transport(server.url, {})).text()).toBe(bytes.toString())
})

test('a body that is not read does not fill the memory', async () => {
  let sent = 0
  const server = await scriptedServer(({ response }) => {
    const chunk = Buffer.alloc(65_536)
    const write = (): void => {
      while (sent < 2 ** 28) {
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', write)
      }
    }
    write()
  })
  const response = await transport(server.url, {})
  const reader = response.body?.getReader()
  await reader?.read()
  let before = -1
  // Until the buffers of the system are full.
  await waitForCondition(() => {
    const isStill = sent === before
    before = sent
    return isStill
  })
  expect(sent).toBeLessThan(2 ** 26)
  await reader?.cancel()
  await waitForCondition(() => server.open === 0)
})
