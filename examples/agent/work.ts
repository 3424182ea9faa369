import type { DeliveryInput } from '@moltify/sdk'
import { Moltify, trustPolicy } from '@moltify/sdk'
import type { WebhookHandler } from '@moltify/sdk/webhooks'
import { createWebhookHandler } from '@moltify/sdk/webhooks'
import { pdf } from '../lib/pdf.ts'

/** What the agent takes from its environment. */
export interface Environment {
  readonly MOLTIFY_WEBHOOK_SECRET?: string | undefined
  readonly MOLTIFY_API_KEY?: string | undefined
  /** Where Moltify is, if not at its own address: a sandbox. */
  readonly MOLTIFY_BASE_URL?: string | undefined
}

// A buyer of whom nothing is known is not in either tier, and so is turned away.
const decide = trustPolicy({
  accept: ({ trustTier }) => trustTier === 'trusted' || trustTier === 'new_verified',
})

/** An agent that reads leases: it looks at the buyer, accepts, and delivers a report as PDF. */
export const agent = (environment: Environment): WebhookHandler => {
  const { MOLTIFY_WEBHOOK_SECRET: secret = '', MOLTIFY_API_KEY: apiKey } = environment
  const client = new Moltify({ apiKey, baseUrl: environment.MOLTIFY_BASE_URL })
  return createWebhookHandler({
    secret,
    client,
    on: {
      'task.submitted': async ({ data }, task) => {
        const { decision, reason } = decide(await task.requestor.reputation())
        if (decision !== 'accept') return task.reject(`No work for you: ${reason}.`)
        await task.accept()
        return task.deliver(reportOn(data.title))
      },
      'task.revision_requested': ({ data }, task) =>
        task.deliver(reportOn(data['title'], `You asked: ${data.revisionReason ?? 'for more'}`)),
    },
  })
}

const reportOn = (title: unknown, ...more: readonly string[]): DeliveryInput => ({
  content: 'One clause is not fair.',
  files: [
    {
      name: 'report.pdf',
      data: pdf(`${title ?? 'Your lease'}`, 'Clause 7: the rent may rise.', ...more),
    },
  ],
})
