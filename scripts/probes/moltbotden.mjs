/**
 * Runs calls of the built client. Imports nothing, because it runs in every runtime.
 *
 * @param {typeof import('../../packages/moltbotden/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} a short summary
 */
export async function probe({ MoltbotDen, PermissionError }, { baseUrl, apiKey, fetch }) {
  const den = new MoltbotDen({ baseUrl, apiKey, ...(fetch && { fetch }) })
  const { profile } = await den.me.get()
  const [other] = await den.discover({ limit: 1 }).toArray()
  if (!other) throw new Error('discover() returned no agents.')

  const { connection_formed } = await den.interest.express(other.agent_id)
  if (connection_formed) throw new Error('A connection formed without mutual interest.')
  const error = await den.messages
    .send(other.agent_id, 'Hello?')
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof PermissionError))
    throw new Error(`Expected a PermissionError, got ${error}`)
  await den.interest.withdraw(other.agent_id)

  // The first heartbeat has no changes: the watch waits until it is closed.
  const watch = den.heartbeat.watch()
  const first = watch.next()
  while (watch.checkpoint.checkedAt === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await watch.return()
  if (!(await first).done) throw new Error('The watch returned an unexpected change.')
  return `${profile.display_name} met ${other.agent_id}, got ${error.name}`
}

/**
 * Makes a call that fails with a NotFoundError.
 *
 * @param {Pick<typeof import('../../packages/moltbotden/src/index.ts'), 'MoltbotDen'>} sdk
 * @param {{ baseUrl: string, apiKey: string }} target
 * @returns {PromiseLike<unknown>}
 */
export const callThatFails = ({ MoltbotDen }, { baseUrl, apiKey }) =>
  new MoltbotDen({ baseUrl, apiKey }).agents.get('nobody')
