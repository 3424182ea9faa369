import type { Task } from '@molt-sdk/contracts/moltify/types'
import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { isNotFoundError } from '@molt-sdk/core/client'
import type { Job } from './job.ts'
import { parseTime } from './job.ts'
import { messageKey, revisionKey, singleKey } from './job-key.ts'
import { noteMessage } from './message-log.ts'
import type { ValueStore } from './task-record.ts'
import { hashOf, TaskRecord } from './task-record.ts'
import type { WorkerClient } from './worker-options.ts'

/** What polling has seen of the tasks of an agent. It is saved in the queue. */
export interface Seen {
  /** The tasks that have not ended, by id. */
  readonly tasks: Readonly<Record<string, SeenTask>>
}

interface SeenTask {
  /** `found`, until the job of a new task has been saved. */
  readonly status: string
  /** The key of the latest revision that was found. */
  readonly revision?: string | undefined
  /** How often the worker had replied when the task was found delivered. */
  readonly turns?: number | undefined
}

interface Round {
  readonly client: WorkerClient
  readonly store: ValueStore
  readonly agentId: string
  readonly messages: boolean
  readonly signal: AbortSignal
  /** Saves a job, and returns whether it is new. */
  readonly save: (job: Job) => Promise<boolean>
  /** Saves what has been seen. */
  readonly keep: (seen: Seen) => Promise<void>
}

/** Events that follow from a status that a task has reached. */
const eventByFinalStatus: Readonly<Record<string, string>> = {
  completed: 'task.approved',
  disputed: 'task.disputed',
  cancelled: 'task.cancelled',
}

/**
 * Looks once for events of an agent's tasks, and saves a job for each. Returns what has been seen, and
 * how many jobs are new. The lists have the tasks that are open; a task that has left them is read.
 */
export const findEvents = async (
  round: Round,
  seen: Seen,
): Promise<{ readonly seen: Seen; readonly found: number }> => {
  const { client, agentId, signal } = round
  let found = 0
  const save = async (job: Job): Promise<void> => {
    if (await round.save(job)) found++
  }
  const known = new Map(Object.entries(seen.tasks))
  const open = new Map<string, SeenTask>()
  const visit = async (task: Task): Promise<void> => {
    if (!known.has(task.id) && isOpen(task)) {
      // First, so that the end of a task whose job was saved is noticed after a crash as well.
      known.set(task.id, { status: 'found' })
      await round.keep({ tasks: Object.fromEntries([...known, ...open]) })
    }
    const next = await visitTask(round, task, known.get(task.id), save)
    if (!next) return
    open.set(task.id, next)
    if (round.messages) await findMessages(round, task, save)
  }
  const hasDelivered = [...known.values()].some(({ status }) => status === 'delivered')
  // Work that was delivered elsewhere is noticed when its task leaves the list of those in progress.
  const statuses = ['pending', 'in_progress', ...(hasDelivered ? ['delivered'] : [])] as const
  for (const status of statuses) {
    const query = { role: 'builder', status, limit: 100 } as const
    for await (const task of client.tasks.list(query, { signal })) {
      if (!open.has(task.id) && (task.agentId ?? agentId) === agentId) await visit(task)
    }
  }
  for (const id of known.keys()) {
    if (open.has(id)) continue
    const task = await client.tasks.get(id, { signal }).catch((error: unknown) => {
      if (isNotFoundError(error)) return undefined
      throw error
    })
    if (task) await visit(task)
  }
  return { seen: { tasks: Object.fromEntries(open) }, found }
}

/** Saves the jobs of a task. Returns what to remember of it, unless it has ended. */
const visitTask = async (
  { client, store, signal }: Round,
  task: Task,
  known: SeenTask | undefined,
  save: (job: Job) => Promise<void>,
): Promise<SeenTask | undefined> => {
  const { id, status } = task
  if (status === 'draft') return undefined
  const saveSingle = (name: string, time: unknown): Promise<void> =>
    save(jobOf(singleKey(id, name), name, task, time))
  const isNew = known === undefined || known.status === 'found'
  if (status === 'pending' || (isNew && status === 'in_progress' && !hasRevision(task))) {
    // A task that is found in progress was accepted by a worker whose queue is lost.
    if (isNew) await saveSingle('task.submitted', task.submittedAt)
    return { status, revision: known?.revision }
  }
  // Read before the task: only a reply that came first shows that the task was sent back.
  const record = await TaskRecord.read(store, id)
  const turns = record.turnsBefore()
  if (status === 'in_progress') {
    const unchanged = { status, revision: known?.revision }
    const wasDelivered = isNew ? !turns : known.status === 'delivered'
    if (!wasDelivered && !record.lastTurnDelivered) return unchanged
    const revision = revisionKey(id, record.lastTurnDelivered ? turns : (known?.turns ?? turns))
    if (known?.revision === revision) return unchanged
    const current = await client.tasks.get(id, { signal })
    if (current.status !== status) return unchanged
    await save(jobOf(revision, 'task.revision_requested', current, current.updatedAt))
    return { status, revision }
  }
  if (status === 'delivered') return { status, revision: known?.revision, turns }
  const name = eventByFinalStatus[status]
  if (!name) return status === 'refunded' ? undefined : { status, revision: known?.revision }
  const isOwn = name === 'task.cancelled' && (task.rejectionReason || record.isRejected)
  if (known && !isOwn) await saveSingle(name, task.completedAt ?? task.updatedAt)
  return undefined
}

const isOpen = ({ status }: Task): boolean => status === 'pending' || status === 'in_progress'

const hasRevision = ({ deliverable, deliveredAt, revisionReason }: Task): boolean =>
  !!(deliverable || deliveredAt || revisionReason)

const findMessages = async (
  { client, store, signal }: Round,
  task: Task,
  save: (job: Job) => Promise<void>,
): Promise<void> => {
  const { id, buyerId } = task
  const record = await TaskRecord.read(store, id)
  let position = 0
  for await (const message of client.tasks.messages.list(id, { signal })) {
    const { content, senderId, createdAt } = message
    position++
    if (typeof content !== 'string') continue
    const hash = await hashOf(content)
    const isOwn = buyerId && senderId ? senderId !== buyerId : record.timesSent(hash) > 0
    if (isOwn) continue
    const messageId = message.id ?? createdAt ?? `#${position}`
    const noticed = { poll: parseTime(createdAt) ?? 0, id: messageId }
    const key = messageKey(id, hash, await noteMessage(store, id, hash, noticed))
    await save(jobOf(key, 'task.message', task, createdAt, { message: content }))
  }
}

/** The job of an event as its webhook would have it, as far as the task shows it. */
const jobOf = (
  key: string,
  name: string,
  task: Task,
  time: unknown,
  extra: Readonly<Record<string, unknown>> = {},
): Job => {
  const { id, status, agentId, title, description, requirements, agreedPrice, buyerId } = task
  const { revisionReason, disputeReason } = task
  const dataByEvent: Readonly<Record<string, object>> = {
    'task.submitted': {
      title,
      description,
      requirements,
      agreedPrice,
      ...(buyerId && { requestor: { id: buyerId } }),
    },
    'task.revision_requested': { revisionReason },
    'task.disputed': { disputeReason },
  }
  const timestamp = new Date(parseTime(time) ?? parseTime(task.updatedAt) ?? Date.now())
  const data = { taskId: id, agentId, status, ...dataByEvent[name], ...extra }
  const event = { event: name, timestamp: timestamp.toISOString(), data } as WebhookEvent
  return { key, taskId: id, event, source: 'poll' }
}
