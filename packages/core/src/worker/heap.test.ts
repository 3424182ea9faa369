import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Heap } from './heap.ts'

test('has the first item first after any additions and removals', () => {
  const action = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant('remove' as const))
  const property = fc.property(fc.array(action, { maxLength: 100 }), (actions) => {
    const heap = new Heap<number>((one, other) => one < other)
    const model: number[] = []
    for (const each of actions) {
      if (each === 'remove') {
        heap.removeFirst()
        model.shift()
      } else {
        heap.add(each)
        model.push(each)
        model.sort((one, other) => one - other)
      }
      expect(heap.first()).toBe(model[0])
    }
  })
  fc.assert(property, { numRuns: 300 })
})
