/**
 * Real calls with the built client: used under every runtime, so it imports nothing.
 *
 * @param {typeof import('../../packages/moltify/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} what happened, in a few words
 */
export async function probe(
  { Moltify, MoltError, InputError, StateError, usd, formatUsd },
  { baseUrl, apiKey, fetch },
) {
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

  // What files take is loaded with the first of them, and differs from runtime to runtime.
  const refused = await moltify.agentTasks
    .deliver(task.id, { content: 'x', files: [{ name: 'probe.pdf', data: 'no PDF' }] })
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(refused instanceof InputError)) throw new Error(`Not an InputError: ${refused}`)
  let sent = 0
  const early = await moltify.agentTasks
    .deliver(
      task.id,
      { content: 'x', files: [{ name: 'probe.txt', data: 'A probe.' }] },
      { onProgress: (progress) => (sent = progress.sent) },
    )
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(early instanceof MoltError)) throw new Error(`Delivered a draft: ${early}`)
  if (early.status === undefined) throw early
  return `drafted ${task.id}, has ${formatUsd(wallet.balance)}, got ${error.name} ${error.taskStatus}, sent ${sent} bytes (${early.status})`
}
