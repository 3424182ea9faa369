import { findUnknownFields } from '@molt-sdk/contracts/kernel'
import type { RunnerOptions } from './internal-call-options.ts'
import type { ResponseScope } from './read-response.ts'
import type { CallArgs } from './request.ts'

/**
 * Reports the fields of a request that the contract does not have, once for each operation. They are
 * sent all the same: the platform may be newer than this version. With `extensibleBody`, the body has
 * fields that were added on purpose, and only what they contain is checked.
 */
export const reportUnknownFields = (
  scope: ResponseScope,
  args: CallArgs,
  internal: RunnerOptions,
): void => {
  const { contract, operation } = scope
  const { reportedDrift } = scope.context
  const key = `${operation.id} request`
  if (contract === 'off' || reportedDrift.has(key)) return
  const { query, body } = operation
  const report = (): void => void reportedDrift.add(key)
  if (query) findUnknownFields(query, args.query, report)
  if (body) findUnknownFields(body, args.body, report, '', internal.extensibleBody)
  if (!reportedDrift.has(key)) return
  // Loaded on demand: most requests are right. The call does not wait for it, nor fail without it.
  // Then only the report is missing, and the next call tries again.
  import('./unknown-fields.ts').then(
    ({ describeUnknownFields }) => describeUnknownFields(scope, args, internal),
    () => reportedDrift.delete(key),
  )
}
