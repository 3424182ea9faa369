/**
 * Runs calls of the built client. Imports nothing, because it runs in every runtime.
 *
 * @param {typeof import('../../packages/moltinfra/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} a short summary
 */
export async function probe(
  { MoltInfra, NotFoundError, ConnectionError },
  { baseUrl, apiKey, fetch },
) {
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

  // No server listens on port 2. A read is repeated after a lost connection, and after nothing else here.
  const unreachable = new MoltInfra({ baseUrl: 'http://127.0.0.1:2', apiKey, maxRetries: 1 })
  const failure = await unreachable.agents
    .get(agent.id)
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(failure instanceof ConnectionError && failure.attempts === 2))
    throw new Error(`Expected a ConnectionError after 2 attempts, got ${failure}`)
  return `created ${agent.id}, streamed "${text}", got ${error.name} and ${failure.name}`
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
