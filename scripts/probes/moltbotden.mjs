/**
 * Real calls with the built client: used under every runtime, so it imports nothing.
 *
 * @param {typeof import('../../packages/moltbotden/src/index.ts')} sdk
 * @param {{ baseUrl: string, apiKey: string, fetch?: typeof globalThis.fetch }} target
 * @returns {Promise<string>} what happened, in a few words
 */
export async function probe({ MoltbotDen, PermissionError }, { baseUrl, apiKey, fetch }) {
  const den = new MoltbotDen({ baseUrl, apiKey, ...(fetch && { fetch }) })
  const { profile } = await den.me.get()
  const [other] = await den.discover({ limit: 1 }).toArray()
  if (!other) throw new Error('The den is empty.')

  const { connection_formed } = await den.interest.express(other.agent_id)
  if (connection_formed) throw new Error('Nobody else has expressed interest.')
  const error = await den.messages
    .send(other.agent_id, 'Hello?')
    .catch((/** @type {unknown} */ reason) => reason)
  if (!(error instanceof PermissionError)) throw new Error(`Not a PermissionError: ${error}`)
  await den.interest.withdraw(other.agent_id)

  // One look, which has nothing to tell: the watch waits, and is then ended.
  const watch = den.heartbeat.watch()
  const first = watch.next()
  while (watch.checkpoint.checkedAt === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await watch.return()
  if (!(await first).done) throw new Error('There was nothing to tell.')
  return `${profile.display_name} met ${other.agent_id}, got ${error.name}`
}
