import { expect, test } from 'vitest'
import { operationsByPlatform } from '../platforms.ts'
import type { Fault } from './fault.ts'
import { createFaultRegistry } from './registry.ts'

const call = { platform: 'moltinfra', operation: 'createAgent' }

test('applies a fault to the given number of calls and removes it', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'drop', operation: 'createAgent', times: 2 })
  expect(faults.consume('replace', call)?.kind).toBe('drop')
  expect(faults.list()).toMatchObject([{ applied: 1 }])
  expect(faults.consume('replace', call)?.kind).toBe('drop')
  expect(faults.consume('replace', call)).toBeUndefined()
  expect(faults.list()).toEqual([])
})

test('applies a fault without a number until it is removed', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  const id = faults.add({ kind: 'drop' })
  for (let at = 0; at < 5; at++) expect(faults.consume('replace', call)).toBeDefined()
  expect(faults.list()).toEqual([{ id, fault: { kind: 'drop' }, applied: 5 }])
  expect(faults.remove(id)).toBe(true)
  expect(faults.remove(id)).toBe(false)
  expect(faults.consume('replace', call)).toBeUndefined()
})

test('applies a fault only to its operation and phase', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'drop', operation: 'getAgent', platform: 'moltinfra' })
  faults.add({ kind: 'truncate' })
  expect(faults.consume('replace', call)).toBeUndefined()
  expect(faults.consume('delay', call)).toBeUndefined()
  expect(faults.consume('response', call)?.kind).toBe('truncate')
  expect(faults.consume('replace', { ...call, operation: 'getAgent' })?.kind).toBe('drop')
})

test('applies faults in the order in which they were added', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'status', status: 503, times: 1 })
  faults.add({ kind: 'drop' })
  expect(faults.consume('replace', call)?.kind).toBe('status')
  expect(faults.consume('replace', call)?.kind).toBe('drop')
})

test('applies malformedEvent only to streams and malformedJson only to other responses', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'malformedEvent' })
  expect(faults.consume('response', { ...call, streams: false })).toBeUndefined()
  expect(faults.consume('response', { ...call, streams: true })?.kind).toBe('malformedEvent')
  faults.clear()
  faults.add({ kind: 'malformedJson' })
  expect(faults.consume('response', { ...call, streams: true })).toBeUndefined()
  expect(faults.consume('response', { ...call, streams: false })?.kind).toBe('malformedJson')
})

test.each([
  [{ kind: 'explode' }, /Unknown fault kind "explode"\. Allowed: .*stall/],
  [{}, /Unknown fault kind undefined/],
  [
    { kind: 'drop', operation: 'createAgnet' },
    /Unknown operation "createAgnet"\. Did you mean "createAgent"\? Allowed: createAgent/,
  ],
  [
    { kind: 'drop', platform: 'moltfy' },
    /Unknown platform "moltfy"\. Did you mean "moltify"\? Allowed: moltinfra, moltify/,
  ],
  [{ kind: 'drop', times: 0 }, /times must be an integer of at least 1/],
  [{ kind: 'drop', times: 1.5 }, /times must be/],
  [{ kind: 'status' }, /status must be an integer from 200 to 599/],
  [{ kind: 'status', status: 101 }, /status must be/],
  [{ kind: 'delay' }, /Invalid duration/],
  [{ kind: 'truncate', afterBytes: -1 }, /afterBytes must be an integer of at least 0, got -1/],
  [{ kind: 'malformedEvent', afterEvents: 'two' }, /afterEvents must be/],
  [
    { kind: 'malformedEvent', operation: 'getAgent' },
    /streaming operations only, got operation "getAgent"/,
  ],
  [{ kind: 'delayedWebhook' }, /Invalid duration/],
  [{ kind: 'staleWebhook', for: 'long' }, /Invalid duration/],
  [
    { kind: 'lostWebhook', event: 'task.done' },
    /Unknown event "task.done"\. Allowed: task\.submitted/,
  ],
  [{ kind: 'lostWebhook', operation: 'getTask' }, /do not take "operation". Use "event"/],
  [{ kind: 'drop', event: 'task.submitted' }, /Faults of kind "drop" do not take "event"/],
])('rejects %j', (fault, message) => {
  const faults = createFaultRegistry(operationsByPlatform)
  expect(() => faults.add(fault as Fault)).toThrow(message)
  expect(faults.list()).toEqual([])
})
