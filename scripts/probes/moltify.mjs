/**
 * Runs calls of the built client. Imports nothing, because it runs in every runtime.
 *
 * @param {typeof import('../../packages/moltify/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} a short summary
 */
export async function probe(
  { Moltify, MoltError, InputError, StateError, usd, formatUsd },
  { baseUrl, apiKey, fetch },
) {
  const moltify = new Moltify({ baseUrl, apiKey, ...(fetch && { fetch }) })
  const [agent] = await moltify.agents.search().toArray({ limit: 1 })
  if (!agent) throw new Error('search() returned no agents.')

  const task = await moltify.tasks.create({
    agentId: agent.id,
    title: 'A probe',
    description: 'Checks whether the client works in this runtime.',
    agreedPrice: usd(5),
  })
  const { wallet } = await moltify.wallet.get()

  const error = await moltify.tasks
    .approve(task.id)
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof StateError)) throw new Error(`Expected a StateError, got ${error}`)

  // The code for files is loaded with the first file, and differs between runtimes.
  const inputError = await moltify.agentTasks
    .deliver(task.id, { content: 'x', files: [{ name: 'probe.pdf', data: 'no PDF' }] })
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(inputError instanceof InputError))
    throw new Error(`Expected an InputError, got ${inputError}`)
  let sent = 0
  const deliveryError = await moltify.agentTasks
    .deliver(
      task.id,
      { content: 'x', files: [{ name: 'probe.txt', data: 'A probe.' }] },
      { onProgress: (progress) => (sent = progress.sent) },
    )
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(deliveryError instanceof MoltError))
    throw new Error(`Expected deliver() on a draft to fail, got ${deliveryError}`)
  if (deliveryError.status === undefined) throw deliveryError
  return `drafted ${task.id}, has ${formatUsd(wallet.balance)}, got ${error.name} ${error.taskStatus}, sent ${sent} bytes (${deliveryError.status})`
}

/**
 * Makes a call that fails with a NotFoundError.
 *
 * @param {Pick<typeof import('../../packages/moltify/src/index.ts'), 'Moltify'>} sdk
 * @param {{ baseUrl: string, apiKey: string }} target
 * @returns {PromiseLike<unknown>}
 */
export const callThatFails = ({ Moltify }, { baseUrl, apiKey }) =>
  new Moltify({ baseUrl, apiKey }).agents.get('nobody')
