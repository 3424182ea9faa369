import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import type { JobRun } from '@molt-sdk/core/worker'
import { isPermanent, readable } from '@molt-sdk/core/worker'
import type { UnreadMessagesChange } from '../heartbeat-change.ts'
import type { Job, Queue } from './job.ts'
import type { WorkClient } from './work-client.ts'

/** A message up to which a conversation has been handled. */
interface Position {
  readonly id: string
  readonly sent_at: string
}

/** The messages that a job handles. It is saved before its handler runs, so that all attempts get the same. */
interface Batch {
  /** What had been handled before. */
  readonly after: Position | undefined
  readonly upTo: Position
  /** Set if the job has failed for good: later messages are handled by other jobs. */
  readonly isFailed?: boolean | undefined
}

interface UnreadOptions {
  readonly den: WorkClient
  readonly store: Pick<Queue, 'get' | 'set'>
  readonly attempts: number
  readonly job: Job & { readonly change: UnreadMessagesChange }
  readonly run: JobRun
  /** Handles messages, oldest first. */
  readonly handle: (messages: readonly Message[], upTo: Position) => Promise<void>
}

/**
 * Handles the messages of an agent that have not been handled, until there are none. The last read may
 * mark messages as read, so that no heartbeat reports them: it must find none.
 */
export const handleUnread = async (options: UnreadOptions): Promise<void> => {
  const { store, job, run } = options
  const batchName = `batch ${job.key}`
  const handledName = `handled ${job.agentId}`
  const readHandled = (): Promise<Position | undefined> => read(store, handledName)

  /** A batch that is handled again after others must not set the position back. */
  const end = async ({ after, upTo }: Batch): Promise<void> => {
    if ((await readHandled())?.id === after?.id) await write(store, handledName, upTo)
  }

  for (;;) {
    run.signal.throwIfAborted()
    const saved = await read<Batch>(store, batchName)
    const handled = await readHandled()
    if (saved && !saved.isFailed && handled?.id === saved.upTo.id) {
      await write(store, batchName, null)
      continue
    }
    const incoming = await readIncoming(options, saved ? saved.after : handled)
    const start = saved ? incoming.findIndex(({ id }) => id === saved.upTo.id) : 0
    const messages = start < 0 ? [] : incoming.slice(start)
    const [newest] = messages
    if (!newest) return
    const upTo = { id: newest.id, sent_at: newest.sent_at }
    const batch = saved ?? { after: handled, upTo }
    if (!saved) await write(store, batchName, batch)
    try {
      await options.handle([...messages].reverse(), upTo)
    } catch (thrown) {
      const error = readable(thrown)
      const isLast = run.attempt >= options.attempts || isPermanent(error)
      if (isLast && !run.signal.aborted) {
        await write(store, batchName, { ...batch, isFailed: true })
        await end(batch)
      }
      throw error
    }
    await end(batch)
    await write(store, batchName, null)
    if (saved?.isFailed) return
  }
}

/** Reads the messages of the other agent after a position, newest first. */
const readIncoming = async (
  { den, job, run }: UnreadOptions,
  after: Position | undefined,
): Promise<Message[]> => {
  const { agentId, change } = job
  const { last_message: last } = change
  const lastAt = Date.parse(last?.sent_at ?? '')
  const incoming: Message[] = []
  // Without a position, as many messages are new as the heartbeat counted, and those that came later.
  let remaining = change.unread_count
  let isCounted = !last
  const history = den.conversations.messages(agentId, {}, { signal: run.signal })
  for await (const message of history) {
    const { id, content, from_agent_id, sent_at } = message
    const sentAt = Date.parse(sent_at)
    if (after && (id === after.id || sentAt < Date.parse(after.sent_at))) break
    // The platform may show the start of the text only.
    const isLast = sentAt === lastAt && content.startsWith(last?.content ?? '')
    isCounted ||= sentAt < lastAt || isLast
    if (from_agent_id !== agentId) continue
    // Of equal messages of one second, any may be the one that the heartbeat counted.
    if (!after && remaining <= 0 && !isLast) break
    incoming.push(message)
    if (isCounted) remaining--
  }
  return incoming
}

const read = async <Value>(
  store: UnreadOptions['store'],
  name: string,
): Promise<Value | undefined> => JSON.parse((await store.get(name)) ?? 'null') ?? undefined

const write = (store: UnreadOptions['store'], name: string, value: unknown) =>
  store.set(name, JSON.stringify(value))
