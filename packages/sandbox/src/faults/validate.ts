import type { Operation } from '@molt-sdk/contracts/kernel'
import { webhookEvents } from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import { unknownNameMessage } from '../kit/unknown-name-message.ts'
import { parseDuration } from '../runtime/duration.ts'
import type { Fault } from './fault.ts'

/** Operations by platform name, then by operation id. */
export type OperationsByPlatform = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** Throws `RangeError` for a fault that could never apply, or whose values are invalid. */
export const validateFault = (
  fault: Fault,
  operationsByPlatform: OperationsByPlatform,
  kinds: Readonly<Record<Fault['kind'], unknown>>,
): void => {
  const { kind, platform, operation, event, times } = fault
  if (!Object.hasOwn(kinds, String(kind))) throwUnknown('fault kind', kind, Object.keys(kinds))
  if (platform !== undefined && !Object.hasOwn(operationsByPlatform, platform)) {
    throwUnknown('platform', platform, Object.keys(operationsByPlatform))
  }
  if (kind.endsWith('Webhook')) checkEvent(fault)
  else if (event !== undefined)
    throw new RangeError(
      `Faults of kind "${kind}" do not take "event". Use "operation", or one of the webhook kinds.`,
    )
  if (operation !== undefined) checkOperation(kind, operation, platform, operationsByPlatform)
  validateInteger('times', times, 1)
  if (fault.kind === 'status') validateInteger('status', fault.status ?? Number.NaN, 200, 599)
  if (fault.kind === 'delay' || fault.kind === 'delayedWebhook') parseDuration(fault.for)
  if (fault.kind === 'staleWebhook' && fault.for !== undefined) parseDuration(fault.for)
  if (fault.kind === 'closeSocket') checkCloseCode(fault.closeCode)
  if ('afterBytes' in fault) validateInteger('afterBytes', fault.afterBytes, 0)
  if ('afterEvents' in fault) validateInteger('afterEvents', fault.afterEvents, 0)
}

/** Checks that a close frame may carry the code (RFC 6455, section 7.4). */
const checkCloseCode = (code: number | undefined): void => {
  const isReservedCode = code !== undefined && [1004, 1005, 1006].includes(code)
  const isPrivateCode = code !== undefined && code >= 3000 && code <= 4999
  if (isReservedCode)
    throw new RangeError(
      `closeCode ${code} is reserved and cannot be sent. Omit closeCode to drop the connection without a close frame.`,
    )
  if (!isPrivateCode) validateInteger('closeCode', code, 1000, 1014)
}

const events = Object.keys(webhookEvents)

const checkEvent = ({ kind, event, operation }: Fault): void => {
  if (operation !== undefined) {
    throw new RangeError(
      `Faults of kind "${kind}" do not take "operation". Use "event", for example "task.submitted".`,
    )
  }
  if (event !== undefined && !events.includes(event)) throwUnknown('event', event, events)
}

const checkOperation = (
  kind: Fault['kind'],
  operation: string,
  platform: string | undefined,
  operationsByPlatform: OperationsByPlatform,
): void => {
  const searched =
    platform === undefined
      ? Object.values(operationsByPlatform)
      : [operationsByPlatform[platform] ?? {}]
  const ids = searched.flatMap((operations) => Object.keys(operations))
  if (!ids.includes(operation)) throwUnknown('operation', operation, ids)
  const isSocket = searched.some((operations) => operations[operation]?.id === 'sendSocketMessage')
  if (kind === 'closeSocket' && !isSocket) {
    throw new RangeError(
      `closeSocket applies to WebSocket messages only, got operation "${operation}". Use "sendSocketMessage".`,
    )
  }
  const streams = searched.some((operations) => operations[operation]?.streamEvent !== undefined)
  if (kind === 'malformedEvent' && !streams) {
    throw new RangeError(
      `malformedEvent applies to streaming operations only, got operation "${operation}".`,
    )
  }
}

const validateInteger = (
  name: string,
  value: number | undefined,
  min: number,
  max?: number,
): void => {
  if (value === undefined) return
  if (Number.isInteger(value) && value >= min && value <= (max ?? value)) return
  const range = max === undefined ? `of at least ${min}` : `from ${min} to ${max}`
  throw new RangeError(`${name} must be an integer ${range}, got ${String(value)}.`)
}

const throwUnknown = (noun: string, value: unknown, allowed: readonly string[]): never => {
  throw new RangeError(unknownNameMessage(noun, value, allowed))
}
