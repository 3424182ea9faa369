import type { Operation } from '@molt-sdk/contracts/kernel'
import { webhookEvents } from '@molt-sdk/contracts/moltify/webhooks/webhooks'
import { parseDuration } from '../runtime/duration.ts'
import type { Fault } from './fault.ts'

/** The operations of each platform. */
export type OperationsByPlatform = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** Throws on a fault that could never strike, or would not do what it says. */
export const validateFault = (
  fault: Fault,
  tables: OperationsByPlatform,
  kinds: Readonly<Record<Fault['kind'], unknown>>,
): void => {
  const { kind, platform, operation, event, times } = fault
  if (!Object.hasOwn(kinds, String(kind))) throwUnknown('fault of kind', kind, Object.keys(kinds))
  if (platform !== undefined && !Object.hasOwn(tables, platform)) {
    throwUnknown('platform', platform, Object.keys(tables))
  }
  if (kind.endsWith('Webhook')) checkEvent(fault)
  else if (event !== undefined)
    throw new RangeError(`Only webhooks have an event: ${kind} is none.`)
  if (operation !== undefined) checkOperation(kind, operation, platform, tables)
  validateInteger('times', times, 1)
  if (fault.kind === 'status') validateInteger('status', fault.status ?? Number.NaN, 200, 599)
  if (fault.kind === 'delay' || fault.kind === 'delayedWebhook') parseDuration(fault.for)
  if (fault.kind === 'staleWebhook' && fault.for !== undefined) parseDuration(fault.for)
  if (fault.kind === 'closeSocket') checkCloseCode(fault.closeCode)
  if ('afterBytes' in fault) validateInteger('afterBytes', fault.afterBytes, 0)
  if ('afterFrames' in fault) validateInteger('afterFrames', fault.afterFrames, 0)
}

/** Codes that an end of a WebSocket may send. */
const checkCloseCode = (code: number | undefined): void => {
  const isReservedCode = code !== undefined && [1004, 1005, 1006].includes(code)
  const isPrivateCode = code !== undefined && code >= 3000 && code <= 4999
  if (isReservedCode)
    throw new RangeError(`closeCode ${code} is never sent. Leave it out to drop the socket.`)
  if (!isPrivateCode) validateInteger('closeCode', code, 1000, 1014)
}

const events = Object.keys(webhookEvents)

const checkEvent = ({ kind, event, operation }: Fault): void => {
  if (operation !== undefined) {
    throw new RangeError(`A webhook has no operation: give ${kind} an event.`)
  }
  if (event !== undefined && !events.includes(event)) throwUnknown('event', event, events)
}

const checkOperation = (
  kind: Fault['kind'],
  operation: string,
  platform: string | undefined,
  tables: OperationsByPlatform,
): void => {
  const searched = platform === undefined ? Object.values(tables) : [tables[platform] ?? {}]
  const known = searched.flatMap((table) => Object.keys(table))
  if (!known.includes(operation)) throwUnknown('operation', operation, known)
  const isSocket = searched.some((table) => table[operation]?.id === 'sendSocketMessage')
  if (kind === 'closeSocket' && !isSocket) {
    throw new RangeError(`${operation} is no turn over a socket, so none can be closed on it.`)
  }
  const streams = searched.some((table) => table[operation]?.streamEvent !== undefined)
  if (kind === 'malformedFrame' && !streams) {
    throw new RangeError(`${operation} never streams, so no frame of it can be malformed.`)
  }
}

const validateInteger = (
  name: string,
  value: number | undefined,
  least: number,
  most?: number,
): void => {
  if (value === undefined) return
  if (Number.isInteger(value) && value >= least && value <= (most ?? value)) return
  const range = most === undefined ? `from ${least} on` : `from ${least} to ${most}`
  throw new RangeError(`${name} must be a whole number ${range}, not ${String(value)}.`)
}

const throwUnknown = (thing: string, value: unknown, known: readonly string[]): never => {
  throw new RangeError(`There is no ${thing} ${JSON.stringify(value)}. Known: ${known.join(', ')}.`)
}
