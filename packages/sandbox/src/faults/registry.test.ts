import { expect, test } from 'vitest'
import { operationsByPlatform } from '../operations-by-platform.ts'
import type { Fault } from './fault.ts'
import { createFaultRegistry } from './registry.ts'

const call = { platform: 'moltinfra', operation: 'createAgent' }

test('a fault strikes as many calls as it was given, and is gone then', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'drop', operation: 'createAgent', times: 2 })
  expect(faults.consume('replace', call)?.kind).toBe('drop')
  expect(faults.list()).toMatchObject([{ applied: 1 }])
  expect(faults.consume('replace', call)?.kind).toBe('drop')
  expect(faults.consume('replace', call)).toBeUndefined()
  expect(faults.list()).toEqual([])
})

test('a fault without a number strikes until it is removed', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  const id = faults.add({ kind: 'drop' })
  for (let at = 0; at < 5; at++) expect(faults.consume('replace', call)).toBeDefined()
  expect(faults.list()).toEqual([{ id, fault: { kind: 'drop' }, applied: 5 }])
  expect(faults.remove(id)).toBe(true)
  expect(faults.remove(id)).toBe(false)
  expect(faults.consume('replace', call)).toBeUndefined()
})

test('a fault strikes only its operation and its phase', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'drop', operation: 'getAgent', platform: 'moltinfra' })
  faults.add({ kind: 'truncate' })
  expect(faults.consume('replace', call)).toBeUndefined()
  expect(faults.consume('delay', call)).toBeUndefined()
  expect(faults.consume('response', call)?.kind).toBe('truncate')
  expect(faults.consume('replace', { ...call, operation: 'getAgent' })?.kind).toBe('drop')
})

test('faults take turns in the order in which they were added', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'status', status: 503, times: 1 })
  faults.add({ kind: 'drop' })
  expect(faults.consume('replace', call)?.kind).toBe('status')
  expect(faults.consume('replace', call)?.kind).toBe('drop')
})

test('faults of frames and of JSON wait for an answer that they fit', () => {
  const faults = createFaultRegistry(operationsByPlatform)
  faults.add({ kind: 'malformedFrame' })
  expect(faults.consume('response', { ...call, streams: false })).toBeUndefined()
  expect(faults.consume('response', { ...call, streams: true })?.kind).toBe('malformedFrame')
  faults.clear()
  faults.add({ kind: 'malformedJson' })
  expect(faults.consume('response', { ...call, streams: true })).toBeUndefined()
  expect(faults.consume('response', { ...call, streams: false })?.kind).toBe('malformedJson')
})

test.each([
  [{ kind: 'explode' }, /no fault of kind "explode"\. Known: .*stall/],
  [{}, /no fault of kind undefined/],
  [{ kind: 'drop', operation: 'createAgnet' }, /no operation "createAgnet"\. Known: createAgent/],
  [{ kind: 'drop', platform: 'moltfy' }, /no platform "moltfy"\. Known: moltinfra, moltify/],
  [{ kind: 'drop', times: 0 }, /times must be a whole number from 1 on/],
  [{ kind: 'drop', times: 1.5 }, /times must be/],
  [{ kind: 'status' }, /status must be a whole number from 200 to 599/],
  [{ kind: 'status', status: 101 }, /status must be/],
  [{ kind: 'delay' }, /is not a duration/],
  [{ kind: 'truncate', afterBytes: -1 }, /afterBytes must be a whole number from 0 on/],
  [{ kind: 'malformedFrame', afterFrames: 'two' }, /afterFrames must be/],
  [{ kind: 'malformedFrame', operation: 'getAgent' }, /getAgent never streams/],
  [{ kind: 'delayedWebhook' }, /is not a duration/],
  [{ kind: 'staleWebhook', for: 'long' }, /is not a duration/],
  [{ kind: 'lostWebhook', event: 'task.done' }, /no event "task.done"\. Known: task\.submitted/],
  [{ kind: 'lostWebhook', operation: 'getTask' }, /A webhook has no operation/],
  [{ kind: 'drop', event: 'task.submitted' }, /Only webhooks have an event/],
])('%j is refused', (fault, message) => {
  const faults = createFaultRegistry(operationsByPlatform)
  expect(() => faults.add(fault as Fault)).toThrow(message)
  expect(faults.list()).toEqual([])
})
