import type { JobTraits } from '../src/worker/job-store.ts'

/** A job of a fictional platform. */
export interface TestJob {
  readonly key: string
  readonly group: string
  readonly at?: number | undefined
  readonly source?: 'webhook' | 'poll' | undefined
}

export const testTraits: JobTraits<TestJob> = {
  groupOf: ({ group }) => group,
  timeOf: ({ at }) => at,
  isRepeatable: ({ source }) => source === 'webhook',
}
