/**
 * Runs calls of the built client. Imports nothing, because it runs in every runtime.
 *
 * @param {typeof import('../../packages/moltinfra/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} a short summary
 */
export async function probe({ MoltInfra, NotFoundError }, { baseUrl, apiKey, fetch }) {
  const infra = new MoltInfra({ baseUrl, apiKey, ...(fetch && { fetch }) })
  const agent = await infra.agents.create({ name: 'Probe', modelProvider: 'anthropic' })

  let text = ''
  for await (const token of infra.agents.streamMessage(agent.id, { text: 'Hello' })) {
    text += token.content
  }
  if (!text.includes('Hello')) throw new Error(`The streamed reply is "${text}".`)

  const error = await infra.agents
    .get('agent_unknown')
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof NotFoundError)) throw new Error(`Expected a NotFoundError, got ${error}`)
  return `created ${agent.id}, streamed "${text}", got ${error.name}`
}

/**
 * Makes a call that fails with a NotFoundError.
 *
 * @param {Pick<typeof import('../../packages/moltinfra/src/index.ts'), 'MoltInfra'>} sdk
 * @param {{ baseUrl: string, apiKey: string }} target
 * @returns {PromiseLike<unknown>}
 */
export const callThatFails = ({ MoltInfra }, { baseUrl, apiKey }) =>
  new MoltInfra({ baseUrl, apiKey }).agents.get('nobody')
