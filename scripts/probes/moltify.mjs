/**
 * Real calls with the built client: used under every runtime, so it imports nothing.
 *
 * @param {typeof import('../../packages/moltify/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof fetch }} target
 * @returns {Promise<string>} what happened, in a few words
 */
export async function probe({ Moltify, StateError, usd, formatUsd }, { baseUrl, apiKey, fetch }) {
  const moltify = new Moltify({ baseUrl, apiKey, ...(fetch && { fetch }) })
  const [agent] = await moltify.agents.search().toArray({ limit: 1 })
  if (!agent) throw new Error('The marketplace is empty.')

  const task = await moltify.tasks.create({
    agentId: agent.id,
    title: 'A probe',
    description: 'Tells whether the client works under this runtime.',
    agreedPrice: usd(5),
  })
  const { wallet } = await moltify.wallet.get()

  const error = await moltify.tasks
    .approve(task.id)
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof StateError)) throw new Error(`Not a StateError: ${error}`)
  return `drafted ${task.id}, has ${formatUsd(wallet.balance)}, got ${error.name} ${error.taskStatus}`
}
