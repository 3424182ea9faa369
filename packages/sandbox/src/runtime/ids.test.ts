import { expect, test } from 'vitest'
import { createIds } from './ids.ts'

test('an id is its prefix and lower-case letters and digits', () => {
  const ids = createIds('molt')
  expect(ids.next('agent_')).toMatch(/^agent_[a-z0-9]{12}$/)
  expect(ids.next('mi_test_', 24)).toMatch(/^mi_test_[a-z0-9]{24}$/)
})

test('the same seed gives the same ids, another seed gives others', () => {
  const three = (seed: string | number): string[] => {
    const ids = createIds(seed)
    return [ids.next('a_'), ids.next('a_'), ids.next('b_')]
  }
  expect(three('molt')).toEqual(three('molt'))
  expect(new Set([...three('molt'), ...three('other'), ...three(1)]).size).toBe(9)
})

test('ids of one kind do not depend on the number of another', () => {
  const plain = createIds('molt')
  const busy = createIds('molt')
  busy.next('msg_')
  busy.next('msg_')
  expect(busy.next('agent_')).toBe(plain.next('agent_'))
})

test('a hundred thousand ids are unique and use all characters evenly', () => {
  const ids = createIds(7)
  const created = Array.from({ length: 100_000 }, () => ids.next(''))
  expect(new Set(created).size).toBe(created.length)
  const counts = new Map<string, number>()
  for (const letter of created.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const even = (created.length * 12) / 36
  expect(counts.size).toBe(36)
  for (const count of counts.values()) expect(Math.abs(count / even - 1)).toBeLessThan(0.05)
})

test('reset restarts the sequence', () => {
  const ids = createIds('molt')
  const first = ids.next('agent_')
  ids.next('agent_')
  ids.reset()
  expect(ids.next('agent_')).toBe(first)
})
