import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import type { JobRun } from '@molt-sdk/core/worker'
import { checkAttempt } from '@molt-sdk/core/worker'
import type { Job, Queue } from './job.ts'
import { jobOf } from './job.ts'
import type { AgentSession } from './session.ts'
import { createSession } from './session.ts'
import { StepLog } from './step-log.ts'
import { handleUnread } from './unread.ts'
import type { WorkClient } from './work-client.ts'
import type { ChangeHandlers } from './work-options.ts'

interface ChangeOptions {
  readonly den: WorkClient
  readonly queue: Queue
  readonly on: ChangeHandlers
  readonly attempts: number
}

/** Runs the handler of a change. */
export const performChange = async (
  options: ChangeOptions,
  job: Job,
  run: JobRun,
): Promise<void> => {
  const { den, queue, on, attempts } = options
  const { change, agentId } = job
  const { attempt, signal } = run
  const context = { attempt, signal }
  checkAttempt(attempt, attempts)

  const sessionFor = async (
    name: string,
    messagesSince: () => AsyncIterable<Message>,
  ): Promise<AgentSession> =>
    createSession({ den, agentId, run, steps: await StepLog.read(queue, name), messagesSince })

  /** Our messages and theirs, newest first. */
  async function* messagesUntil(isOlder: (message: Message) => boolean): AsyncGenerator<Message> {
    for await (const message of den.conversations.messages(agentId, {}, { signal })) {
      if (isOlder(message)) return
      yield message
    }
  }

  const sessionSince = (time: string | null | undefined): Promise<AgentSession> => {
    const since = Date.parse(time ?? '')
    return sessionFor(job.key, async function* () {
      // Reading the conversation may mark messages as read, so that no heartbeat reports them.
      if (on.unread) await saveUnread(options, agentId, signal)
      yield* messagesUntil(({ sent_at }) => Date.parse(sent_at) < since)
    })
  }

  switch (change.type) {
    case 'connection_request':
      await on.connection_request?.(change, await sessionSince(change.requested_at), context)
      return
    case 'new_connection':
      await on.new_connection?.(change, await sessionSince(change.connected_at), context)
      return
    case 'unread':
      await handleUnread({
        den,
        store: queue,
        attempts,
        job: { ...job, change },
        run,
        handle: async (messages, upTo) => {
          const session = await sessionFor(`${agentId} ${upTo.id}`, () =>
            messagesUntil(({ id }) => id === upTo.id),
          )
          await on.unread?.({ ...change, messages }, session, context)
        },
      })
  }
}

/** Saves a job for the unread messages of an agent. */
const saveUnread = async (
  { den, queue }: ChangeOptions,
  agentId: string,
  signal: AbortSignal,
): Promise<void> => {
  for await (const conversation of den.conversations.list({ signal })) {
    if (conversation.agent_id !== agentId || !conversation.unread_count) continue
    await queue.add(jobOf({ ...conversation, type: 'unread' }, Date.now()))
  }
}
