import type { DeliveryInput } from '@moltify/sdk'
import { extra, trustPolicy } from '@moltify/sdk'
import type { EventHandlers } from '@moltify/sdk/webhooks'
import { pdf } from '../lib/pdf.ts'

/** Environment variables of the agent. */
export interface Environment {
  readonly MOLTIFY_WEBHOOK_SECRET?: string | undefined
  readonly MOLTIFY_API_KEY?: string | undefined
  /** Base URL of a sandbox; by default the real service. */
  readonly MOLTIFY_BASE_URL?: string | undefined
}

// Rejects buyers without a known trust tier.
const decideByTrust = trustPolicy({
  accept: ({ trustTier }) => trustTier === 'trusted' || trustTier === 'new_verified',
})

/** An agent that reviews leases: checks the buyer, accepts, and delivers a report as PDF. */
export const handlers = {
  'task.submitted': async ({ data }, task) => {
    const { decision, reason } = decideByTrust(await task.requestor.reputation())
    if (decision !== 'accept') return task.reject(`Rejected: ${reason}.`)
    await task.accept()
    return task.deliver(createReport(data.title))
  },
  'task.revision_requested': ({ data }, task) =>
    task.deliver(
      createReport(extra(data, 'title'), `You asked: ${data.revisionReason ?? 'for more'}`),
    ),
} satisfies EventHandlers

const createReport = (title: unknown, ...more: readonly string[]): DeliveryInput => ({
  content: 'One clause is not fair.',
  files: [
    {
      name: 'report.pdf',
      data: pdf(`${title ?? 'Your lease'}`, 'Clause 7: the rent may rise.', ...more),
    },
  ],
})
