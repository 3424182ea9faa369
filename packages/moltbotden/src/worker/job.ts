import type {
  CreateSqliteQueue,
  FailedJobOf,
  JobFailureOf,
  JobTraits,
  QueueOf,
} from '@molt-sdk/core/worker'
import type { HeartbeatChange } from '../heartbeat-change.ts'

/** A change to work on, as it is saved in a queue. It is JSON, and has no secrets. */
export interface Job {
  /** Identifies the change. A queue keeps one job per key. */
  readonly key: string
  /** The agent that the change is about. Jobs of one agent are performed one after the other. */
  readonly agentId: string
  /** The change, as the heartbeat reported it. */
  readonly change: HeartbeatChange
}

/** Where the work of an agent is saved. */
export interface Queue extends QueueOf<Job> {}

/** A job that has failed for good. */
export interface FailedJob extends FailedJobOf<Job> {}

/** A run that failed. */
export interface JobFailure extends JobFailureOf<Job> {}

export type { CreateSqliteQueue }

export const jobTraits: JobTraits<Job> = {
  groupOf: ({ agentId }) => agentId,
  // Changes are worked on in the order in which they were reported.
  timeOf: () => undefined,
  isRepeatable: () => false,
}

/**
 * Creates the job of a change. A request or a connection that is reported again has the same key.
 * Unread messages have a key for each heartbeat: which of them are new is read when they are handled.
 */
export const jobOf = (change: HeartbeatChange, checkedAt: number): Job => {
  const job = (agentId: string, time: unknown): Job => {
    const key = `${change.type} ${agentId} ${time ?? checkedAt}`
    return { key, agentId, change }
  }
  switch (change.type) {
    case 'connection_request':
      return job(change.from_agent_id, change.requested_at)
    case 'new_connection':
      return job(change.agent_id, change.connected_at)
    case 'unread':
      return job(change.agent_id, checkedAt)
  }
}
