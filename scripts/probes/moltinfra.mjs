/**
 * Real calls with the built client: used under every runtime, so it imports nothing.
 *
 * @param {typeof import('../../packages/moltinfra/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof fetch }} target
 * @returns {Promise<string>} what happened, in a few words
 */
export async function probe({ MoltInfra }, { baseUrl, apiKey, fetch }) {
  const infra = new MoltInfra({ baseUrl, apiKey, ...(fetch && { fetch }) })
  const agent = await infra.agents.create({ name: 'Probe', modelProvider: 'anthropic' })
  let text = ''
  for await (const token of infra.agents.streamMessage(agent.id, { text: 'Hello' })) text += token
  if (text === '') throw new Error('The stream ended without a token.')
  return `created ${agent.id}, streamed "${text}"`
}
