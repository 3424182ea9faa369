import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { BoundedMap } from './bounded-map.ts'

test('removes the oldest entries, as a search from the start would', () => {
  const action = fc.tuple(fc.constantFrom('set', 'set', 'delete', 'oldest'), fc.nat(12))
  const property = fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
    const bounded = new BoundedMap<number>(5)
    const model = new Map<string, number>()
    for (const [index, [name, number]] of actions.entries()) {
      const key = `${number}`
      if (name === 'oldest') expect(bounded.oldest()?.key).toBe(model.keys().next().value)
      if (name === 'delete') expect(bounded.delete(key)).toBe(model.delete(key))
      if (name === 'set') {
        bounded.set(key, index)
        model.delete(key)
        model.set(key, index)
        if (model.size > 5) model.delete(model.keys().next().value ?? '')
      }
      expect(bounded.size).toBe(model.size)
      expect(bounded.get(key)).toBe(model.get(key))
    }
  })
  fc.assert(property, { numRuns: 300 })
})

test('does not search from the start for each entry that it removes', () => {
  const search = vi.spyOn(Map.prototype, 'values')
  const map = new BoundedMap<number>(100)
  for (let index = 0; index < 10_000; index++) map.set(`${index}`, index)
  expect(map.size).toBe(100)
  expect(search).toHaveBeenCalledTimes(1)
})
