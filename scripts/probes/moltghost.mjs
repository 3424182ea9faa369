/**
 * Real calls with the built client: used under every runtime, so it imports nothing.
 *
 * @param {typeof import('../../packages/moltghost/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} what happened, in a few words
 */
export async function probe(
  { MoltGhostAgent, MoltError, NotFoundError },
  { baseUrl, apiKey, fetch },
) {
  const agent = new MoltGhostAgent({ baseUrl, apiKey, ...(fetch && { fetch }) })
  let text = ''
  const streamed = await agent.chat('Hello', {
    stream: true,
    onChunk: (piece) => {
      text += piece
    },
  })
  if (!text || text !== streamed.text) throw new Error(`The streamed reply is "${text}".`)

  const error = await agent.tools
    .invoke({ prompt: 'Try', tools: ['no_such_skill'] })
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof NotFoundError)) throw new Error(`Not a NotFoundError: ${error}`)
  const beginning = `streamed "${text}", got ${error.name}`
  // A fetch of the target's own leads to no socket.
  if (fetch) return beginning

  const socket = await agent.connect()
  const replies = await Promise.all([socket.chat('Hello'), socket.chat('Hello')])
  await socket.close()
  if (replies.some((reply) => reply.text !== text)) throw new Error('A socket says otherwise.')

  const other = new MoltGhostAgent({ baseUrl, apiKey: 'molti_nobody' })
  const refusal = await other.connect({ maxRetries: 0 }).catch((reason) => reason)
  if (!(refusal instanceof MoltError)) throw new Error('A socket opens with any key.')
  return `${beginning}, the same over a socket, and ${refusal.name} with another key`
}
