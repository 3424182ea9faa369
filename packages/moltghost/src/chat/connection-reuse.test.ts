import { expect, test } from 'vitest'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { agentAt, chunk, doneMarker } from '../../test/agent.ts'

test('two chats in a row use one connection, which ends after [DONE]', async () => {
  const server = await scriptedServer(async ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(chunk('Hi.', 'stop') + doneMarker)
    await new Promise((resolve) => setTimeout(resolve, 20))
    response.end()
  })
  const agent = agentAt(server)
  const newConnections = async (): Promise<number> => {
    const before = server.connections
    expect((await agent.stream('Hello!').final()).text).toBe('Hi.')
    return server.connections - before
  }
  expect(await newConnections()).toBe(1)
  // A chat that starts before the response to another has ended needs a second connection.
  await expect.poll(newConnections).toBe(0)
})
