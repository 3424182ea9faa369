import type { Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { fieldNames } from '../kit/coerce-query.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { MoltInfraAccount } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import type { State } from './state.ts'

interface ParsedRequest {
  readonly account: MoltInfraAccount
  readonly body: { readonly name?: string | undefined; readonly text?: string | undefined }
  readonly rawBody: unknown
}

/** Throws the validation error for input that the contract allows and an assumption forbids. */
export const checkAssumedRules = (
  { settings, store }: State,
  adapter: PlatformAdapter<MoltInfraAccount>,
  operation: Operation,
  { account, body, rawBody }: ParsedRequest,
  self?: StoredAgent,
): void => {
  const { unknownFields, nameMaxLength, textMaxLength, uniqueNames } = settings.assumptions
  const reject = (field: string, reason: string): never => {
    throw adapter.validationError(operation, { [field]: [reason] })
  }

  if (unknownFields === 'reject' && operation.body && isRecord(rawBody)) {
    const knownFields = fieldNames(operation.body)
    const unknownField = Object.keys(rawBody).find((field) => !knownFields.includes(field))
    if (unknownField !== undefined) reject(unknownField, 'is not a field of this request')
  }
  for (const [field, value, max] of [
    ['name', body.name, nameMaxLength],
    ['text', body.text, textMaxLength],
  ] as const) {
    if (max > 0 && value !== undefined && value.length > max) {
      reject(field, `must be at most ${max} characters long`)
    }
  }
  if (uniqueNames && body.name !== undefined) {
    const others = store.all().filter((agent) => agent.owner === account.id && agent !== self)
    if (others.some(({ config }) => config.name === body.name)) reject('name', 'is already taken')
  }
}
