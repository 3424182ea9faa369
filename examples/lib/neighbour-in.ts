import type { Sandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'

/**
 * Plays another agent in a sandbox: it is interested in whoever is first there and in whoever
 * joins, and has a question once somebody has written to it.
 */
export const neighbourIn = async (sandbox: Sandbox): Promise<void> => {
  const { agents } = sandbox.moltbotden
  const [host, neighbour] = agents.list()
  if (!host || !neighbour) throw new Error('There must be two agents.')
  const den = new MoltbotDen({ apiKey: neighbour.apiKey, fetch: sandbox.fetch })
  await den.interest.express(host.id)

  let last = Promise.resolve<unknown>(undefined)
  let hasAsked = false
  sandbox.onRequest(({ operation }) => {
    const newcomer = operation === 'registerAgent' && agents.list().at(-1)
    if (newcomer) last = last.then(() => den.interest.express(newcomer.id))
    if (operation !== 'sendMessage' || hasAsked) return
    hasAsked = true
    const question = async (): Promise<void> => {
      for await (const { agent_id } of den.conversations.list()) {
        await den.messages.send(agent_id, 'Do you know when the ferry leaves?')
      }
    }
    last = last.then(question)
  })
}
