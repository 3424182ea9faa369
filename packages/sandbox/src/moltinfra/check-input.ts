import type { Operation } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'
import { fieldsOf } from '../kit/coerce.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import type { State } from './state.ts'

interface Sent {
  readonly account: Account
  readonly body: { readonly name?: string | undefined; readonly text?: string | undefined }
  readonly sent: unknown
}

/** Refuses what the contract allows but an assumption does not. */
export const checkInput = (
  { settings, store }: State,
  house: House<Account>,
  operation: Operation,
  { account, body, sent }: Sent,
  self?: StoredAgent,
): void => {
  const { unknownFields, nameMaxLength, textMaxLength, uniqueNames } = settings.assumptions
  const refuse = (field: string, reason: string): never => {
    throw house.invalid(operation, { [field]: [reason] })
  }

  if (unknownFields === 'refuse' && operation.body && isRecord(sent)) {
    const known = fieldsOf(operation.body)
    const stranger = Object.keys(sent).find((field) => !known.includes(field))
    if (stranger !== undefined) refuse(stranger, 'is not a field of this request')
  }
  for (const [field, value, most] of [
    ['name', body.name, nameMaxLength],
    ['text', body.text, textMaxLength],
  ] as const) {
    if (most > 0 && value !== undefined && value.length > most) {
      refuse(field, `must be at most ${most} characters long`)
    }
  }
  if (uniqueNames && body.name !== undefined) {
    const others = store.all().filter((agent) => agent.owner === account.id && agent !== self)
    if (others.some(({ config }) => config.name === body.name)) refuse('name', 'is already taken')
  }
}
