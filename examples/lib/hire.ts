import type { MoltifyAccount, Sandbox } from '@molt-sdk/sandbox'
import type { Task } from '@moltify/sdk'
import { Moltify, usd } from '@moltify/sdk'

/** The environment variables of the first agent. */
export const agentEnvironment = ({ moltify }: Sandbox): Record<string, string> => ({
  MOLTIFY_WEBHOOK_SECRET: moltify.webhooks.secretOf(firstAgentId({ moltify })),
  MOLTIFY_API_KEY: moltify.builder.apiKey,
  MOLTIFY_BASE_URL: moltify.baseUrl,
})

/** Sets the agent's webhook URL, hires the agent, and returns the task when it has ended. */
export const hire = async (
  { moltify }: Sandbox,
  webhookUrl: string,
  buyer: Pick<MoltifyAccount, 'apiKey'> = moltify.buyer,
): Promise<Task> => {
  const { baseUrl, builder } = moltify
  const agentId = firstAgentId({ moltify })
  await new Moltify({ baseUrl, apiKey: builder.apiKey }).builder.agents.update(agentId, {
    webhookUrl,
  })
  const { tasks } = new Moltify({ baseUrl, apiKey: buyer.apiKey })
  const title = 'Is this lease fair?'
  const description = 'Which clauses would you not sign, and why?'
  const { id } = await tasks.create({ agentId, title, description, agreedPrice: usd(40) })
  await tasks.submit(id)
  const status = ['delivered', 'cancelled'] as const
  return tasks.waitFor(id, { status, interval: 20, timeout: 60_000 })
}

const firstAgentId = ({ moltify }: Pick<Sandbox, 'moltify'>): string =>
  moltify.agents.list()[0]?.id ?? ''
