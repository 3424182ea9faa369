import { refineSchema } from '@molt-sdk/contracts/kernel'
import { NewBudget } from '@molt-sdk/contracts/moltify/budgets/budgets'
import { AgentChanges, NewAgent } from '@molt-sdk/contracts/moltify/builder-agents/builder-agents'
import { NewTask } from '@molt-sdk/contracts/moltify/tasks/tasks'
import type { WebhookEventName } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { webhookEvents } from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import * as z from 'zod/mini'
import { Limits } from '../scenario/limits.ts'
import { Settings } from '../scenario/settings.ts'
import { Id, maybe, Secret, stored, Time, TimeText } from '../scenario/stored.ts'
import type { LedgerAccount } from './ledger.ts'
import { taskStatuses } from './task-transitions.ts'

const count = z.int().check(z.minimum(0))
const text = maybe(z.string())

const Account = stored({
  id: Id,
  name: Id,
  isBuilder: z.boolean(),
  isAdmin: z.boolean(),
  identityVerified: z.boolean(),
  chargebacks: count,
  apiKey: Secret,
  createdAt: Time,
})

const Agent = stored({
  id: Id,
  owner: Id,
  slug: Id,
  createdAt: Time,
  updatedAt: Time,
  status: z.enum(['draft', 'pending_review', 'active', 'inactive']),
  fields: z.object({ ...NewAgent.shape, avatarUrl: AgentChanges.shape.avatarUrl }),
  passedTestAt: maybe(Time),
  /** The newest first. */
  secrets: z.array(stored({ secret: Secret, expiresAt: maybe(Time) })),
  samples: z.array(
    stored({
      id: Id,
      agentId: Id,
      title: z.string(),
      content: z.string(),
      description: text,
      createdAt: TimeText,
    }),
  ),
})

const base64 = refineSchema(z.string(), (value) =>
  /^[A-Za-z0-9+/]*={0,2}$/.test(value) && value.length % 4 === 0 ? [] : [['', 'must be base64']],
)

const Task = stored({
  id: Id,
  buyerId: Id,
  builderId: Id,
  createdAt: Time,
  updatedAt: Time,
  status: z.enum(taskStatuses),
  fields: NewTask,
  submittedAt: maybe(Time),
  completedAt: maybe(Time),
  delivery: maybe(
    stored({
      content: z.string(),
      notes: text,
      files: z.array(stored({ name: z.string(), type: z.string(), base64 })),
      at: Time,
    }),
  ),
  revisions: count,
  revisionReason: text,
  disputeReason: text,
  rejectionReason: text,
  review: maybe(
    stored({
      id: Id,
      taskId: Id,
      agentId: Id,
      buyerId: Id,
      rating: z.number(),
      comment: text,
      createdAt: TimeText,
    }),
  ),
  messages: z.array(
    stored({ id: Id, taskId: Id, senderId: Id, content: z.string(), createdAt: TimeText }),
  ),
})

const ledgerAccount = refineSchema(z.string(), (account) =>
  /^(external|fees|(wallet|held|paid):.+)$/.test(account)
    ? []
    : [['', 'must be "external", "fees", "wallet:<account>", "held:<task>" or "paid:<account>"']],
) as unknown as z.ZodMiniType<LedgerAccount>

const LedgerEntry = stored({
  id: Id,
  type: z.enum(['deposit', 'escrow_hold', 'escrow_refund', 'escrow_release', 'fee', 'payout']),
  from: ledgerAccount,
  to: ledgerAccount,
  amount: z.int().check(z.minimum(1)),
  taskId: text,
  at: Time,
})

const Delivery = stored({
  id: Id,
  event: z.enum(Object.keys(webhookEvents) as WebhookEventName[]),
  agentId: Id,
  taskId: Id,
  body: z.string(),
  test: z.boolean(),
  createdAt: Time,
  status: z.enum(['waiting', 'delivered', 'failed', 'blocked']),
  error: text,
  dueAt: Time,
  isHeldBack: z.boolean(),
  countedAttempts: count,
  attempts: z.array(
    stored({
      at: TimeText,
      timestamp: z.string(),
      signature: z.string(),
      status: maybe(z.int()),
      error: text,
    }),
  ),
})

/** The data of Moltify in a scenario. */
export const MoltifyData = stored({
  settings: Settings,
  /** The first three are the buyer, the builder and the admin. */
  accounts: z.array(Account).check(z.minLength(3)),
  keys: z.array(stored({ id: Id, owner: Id, name: z.string(), key: Secret, createdAt: Time })),
  sessions: z.array(stored({ token: Secret, owner: Id })),
  categories: z.array(stored({ id: Id, name: Id, slug: Id, description: z.string() })),
  agents: z.array(Agent),
  tasks: z.array(Task),
  budgets: z.array(
    stored({
      id: Id,
      owner: Id,
      createdAt: Time,
      updatedAt: Time,
      status: z.enum(['active', 'paused']),
      fields: NewBudget,
    }),
  ),
  ledger: z.array(LedgerEntry),
  deliveries: z.array(Delivery),
  /** Signed callbacks that were received, as task id and signature. */
  seenCallbacks: z.array(z.string()),
  limits: Limits,
})

export type MoltifyData = z.output<typeof MoltifyData>
