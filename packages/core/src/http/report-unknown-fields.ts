import { findUnknownFields } from '@molt-sdk/contracts/kernel'
import type { ResponseScope } from './read-response.ts'
import type { CallArgs } from './request.ts'

/**
 * Reports the fields of a request that the contract does not have, once for each operation. They are
 * sent all the same: the platform may be newer than this version. With `isExtensible`, the body has
 * fields that were added on purpose, and only what they contain is checked.
 */
export const reportUnknownFields = (
  scope: ResponseScope,
  args: CallArgs,
  isExtensible?: boolean,
): void => {
  const { contract, operation } = scope
  const { reportedDrift } = scope.context
  const key = `${operation.id} request`
  if (contract === 'off' || reportedDrift.has(key)) return
  const { query, body } = operation
  const report = (): void => void reportedDrift.add(key)
  if (query) findUnknownFields(query, args.query, report)
  if (body) findUnknownFields(body, args.body, report, '', isExtensible)
  if (!reportedDrift.has(key)) return
  // Loaded on demand: most requests are right. Without the module, only the report is missing.
  import('./unknown-fields.ts').then(
    ({ describeUnknownFields }) => describeUnknownFields(scope, args, isExtensible),
    () => undefined,
  )
}
