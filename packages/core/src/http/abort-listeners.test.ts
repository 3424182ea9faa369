import { getEventListeners } from 'node:events'
import { expect, test, vi } from 'vitest'
import { addAbortListener, removeAbortListener } from './abort-listeners.ts'

const listenersOf = ({ signal }: AbortController): number =>
  getEventListeners(signal, 'abort').length

test('functions of one signal share a listener, which is removed with the last one', () => {
  const controller = new AbortController()
  const [first, second] = [vi.fn(), vi.fn()]
  for (const callback of [first, second, second]) addAbortListener(controller.signal, callback)
  expect(listenersOf(controller)).toBe(1)
  removeAbortListener(controller.signal, first)
  removeAbortListener(controller.signal, first)
  expect(listenersOf(controller)).toBe(1)
  removeAbortListener(controller.signal, second)
  expect(listenersOf(controller)).toBe(0)
  removeAbortListener(controller.signal, second)
  addAbortListener(controller.signal, first)
  controller.abort()
  expect(first).toHaveBeenCalledOnce()
  expect(second).not.toHaveBeenCalled()
})

test('functions are called in order, also if they remove themselves or others', () => {
  const controller = new AbortController()
  const called: string[] = []
  const last = vi.fn()
  const first = (): void => {
    called.push('first')
    removeAbortListener(controller.signal, first)
    removeAbortListener(controller.signal, last)
  }
  const second = (): void => void called.push('second')
  for (const callback of [first, second, last]) addAbortListener(controller.signal, callback)
  controller.abort()
  expect(called).toEqual(['first', 'second'])
  expect(last).not.toHaveBeenCalled()
})

test('a function that throws does not keep the others from being called', async () => {
  const controller = new AbortController()
  const thrown = new Error('once')
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const reported = new Promise((resolve) => process.once('unhandledRejection', resolve))
  const other = vi.fn()
  addAbortListener(controller.signal, () => {
    throw thrown
  })
  addAbortListener(controller.signal, other)
  controller.abort()
  expect(other).toHaveBeenCalledOnce()
  expect(await reported).toBe(thrown)
  for (const listener of listeners) process.on('unhandledRejection', listener)
})

test('functions of two signals are apart', () => {
  const [one, other] = [new AbortController(), new AbortController()]
  const callback = vi.fn()
  addAbortListener(one.signal, callback)
  addAbortListener(other.signal, callback)
  one.abort()
  removeAbortListener(one.signal, callback)
  other.abort()
  expect(callback).toHaveBeenCalledTimes(2)
})
