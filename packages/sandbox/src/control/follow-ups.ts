import type { Operation } from '@molt-sdk/contracts/kernel'
import type { Platform } from '../kit/platform.ts'
import type { Recorder } from '../runtime/recorder.ts'
import type { LogEntry } from '../runtime/request-log.ts'

/** A later request of the same client. */
export interface FollowUp {
  readonly id: string
  /**
   * - `retry`: the same method and path again
   * - `reconciliation`: a read after a write whose outcome the client could not see
   */
  readonly kind: 'retry' | 'reconciliation'
}

/** Number of later requests that are searched. */
const searched = 50

/** Returns the retries of a failed request, and the first read that may have reconciled it. */
export const followUpsOf = (
  entry: LogEntry,
  entries: readonly LogEntry[],
  recorder: Recorder,
  { api }: Platform,
): readonly FollowUp[] => {
  const isFailed =
    entry.status === undefined || entry.status >= 400 || entry.outcome !== 'completed'
  if (!isFailed) return []
  const operations: readonly Operation[] = Object.values(api.operations)
  const effectOf = ({ operation }: LogEntry): Operation['effect'] | undefined =>
    operations.find(({ id }) => id === operation)?.effect
  const credential = recorder.find(entry.id)?.credential
  const index = entries.indexOf(entry)
  const followUps: FollowUp[] = []
  let isReconciled = effectOf(entry) === 'read' || !isUncertain(entry)
  for (const later of entries.slice(index + 1, index + 1 + searched)) {
    if (later.platform !== entry.platform) continue
    if (recorder.find(later.id)?.credential !== credential) continue
    if (later.method === entry.method && later.path === entry.path) {
      followUps.push({ id: later.id, kind: 'retry' })
      if (later.outcome === 'completed' && later.status !== undefined && later.status < 400) break
    } else if (!isReconciled && effectOf(later) === 'read') {
      followUps.push({ id: later.id, kind: 'reconciliation' })
      isReconciled = true
    }
  }
  return followUps
}

/** Whether the client could not see if the platform did what it was asked to. */
const isUncertain = ({ status, outcome }: LogEntry): boolean =>
  status === undefined || status >= 500 || outcome !== 'completed'
