/**
 * Runs calls of the built client. Imports nothing, because it runs in every runtime.
 *
 * @param {typeof import('../../packages/moltghost/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} a short summary
 */
export async function probe(
  { MoltGhostAgent, MoltError, NotFoundError },
  { baseUrl, apiKey, fetch },
) {
  const agent = new MoltGhostAgent({ baseUrl, apiKey, ...(fetch && { fetch }) })
  let text = ''
  const streamed = await agent.chat('Hello', {
    stream: true,
    onChunk: (chunk) => {
      text += chunk
    },
  })
  if (!text || text !== streamed.text) throw new Error(`The streamed reply is "${text}".`)

  const error = await agent.tools
    .invoke({ prompt: 'Try', tools: ['no_such_skill'] })
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof NotFoundError)) throw new Error(`Expected a NotFoundError, got ${error}`)
  const summary = `streamed "${text}", got ${error.name}`
  // A custom fetch cannot open sockets.
  if (fetch) return summary

  const socket = await agent.connect()
  const replies = await Promise.all([socket.chat('Hello'), socket.chat('Hello')])
  await socket.close()
  if (replies.some((reply) => reply.text !== text))
    throw new Error('The reply over a socket differs.')

  const wrongKeyClient = new MoltGhostAgent({ baseUrl, apiKey: 'molti_unknown' })
  const connectError = await wrongKeyClient.connect({ maxRetries: 0 }).catch((reason) => reason)
  if (!(connectError instanceof MoltError)) throw new Error('A socket opened with a wrong key.')
  return `${summary}, the same over a socket, and ${connectError.name} with a wrong key`
}

/**
 * Makes a call that fails with a NotFoundError.
 *
 * @param {Pick<typeof import('../../packages/moltghost/src/index.ts'), 'MoltGhostAgent'>} sdk
 * @param {{ baseUrl: string, apiKey: string }} target
 * @returns {PromiseLike<unknown>}
 */
export const callThatFails = ({ MoltGhostAgent }, { baseUrl, apiKey }) =>
  new MoltGhostAgent({ baseUrl, apiKey }).tools.invoke({ prompt: 'Try', tools: ['no_such_skill'] })
