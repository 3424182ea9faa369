import type { Sandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'

/**
 * Simulates another agent in a sandbox: it expresses interest in the first agent and in newly registered
 * ones, and asks a question after it has received a message.
 */
export const simulateAgent = async (sandbox: Sandbox): Promise<void> => {
  const { agents } = sandbox.moltbotden
  const [host, otherAgent] = agents.list()
  if (!host || !otherAgent) throw new Error('The sandbox must start with two agents.')
  const den = new MoltbotDen({ apiKey: otherAgent.apiKey, fetch: sandbox.fetch })
  await den.interest.express(host.id)

  let queue = Promise.resolve<unknown>(undefined)
  let hasAsked = false
  sandbox.onRequest(({ operation }) => {
    const newcomer = operation === 'registerAgent' && agents.list().at(-1)
    if (newcomer) queue = queue.then(() => den.interest.express(newcomer.id))
    if (operation !== 'sendMessage' || hasAsked) return
    hasAsked = true
    const question = async (): Promise<void> => {
      for await (const { agent_id } of den.conversations.list()) {
        await den.messages.send(agent_id, 'Do you know when the ferry leaves?')
      }
    }
    queue = queue.then(question)
  })
}
