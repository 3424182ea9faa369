import { expect, test } from 'vitest'
import { IndexedMap } from './indexed-map.ts'

interface Boat {
  readonly id: string
  port: string
  readonly crew: readonly string[]
}

const createMap = (onIndex: () => void = () => undefined): IndexedMap<Boat, 'port' | 'crew'> =>
  new IndexedMap<Boat, 'port' | 'crew'>({
    port: ({ port }) => {
      onIndex()
      return [port]
    },
    crew: ({ crew }) => crew,
  })

const boats: readonly Boat[] = [
  { id: 'a', port: 'Oslo', crew: ['Ada', 'Eve'] },
  { id: 'b', port: 'Bergen', crew: [] },
  { id: 'c', port: 'Oslo', crew: ['Ada'] },
]

const fill = (map: IndexedMap<Boat, 'port' | 'crew'>): typeof map => {
  for (const boat of boats) map.set(boat.id, { ...boat })
  return map
}

test('finds values by each property, in the order of creation', () => {
  const map = fill(createMap())
  expect([...map.by('port', 'Oslo').keys()]).toEqual(['a', 'c'])
  expect([...map.by('crew', 'Ada').keys()]).toEqual(['a', 'c'])
  expect(map.by('crew', 'Oslo').size).toBe(0)
  expect(map.by('crew', 'Eve').get('a')).toBe(map.get('a'))
  expect(map.size).toBe(3)
})

test('finds values that were added, changed or deleted after the first look', () => {
  const map = fill(createMap())
  expect(map.by('port', 'Bergen').size).toBe(1)
  map.set('d', { id: 'd', port: 'Bergen', crew: ['Ada'] })
  expect([...map.by('port', 'Bergen').keys()]).toEqual(['b', 'd'])
  map.delete('b')
  expect([...map.by('port', 'Bergen').keys()]).toEqual(['d'])
  const first = map.get('a') as Boat
  first.port = 'Bergen'
  map.set('a', first)
  expect([...map.by('port', 'Bergen').keys()]).toEqual(['a', 'd'])
  expect([...map.by('port', 'Oslo').keys()]).toEqual(['c'])
  map.clear()
  expect(map.by('port', 'Bergen').size).toBe(0)
})

test('reads each value once, however often it is searched', () => {
  let reads = 0
  const map = createMap(() => reads++)
  for (let index = 0; index < 1000; index++) {
    map.set(`${index}`, { id: `${index}`, port: `${index}`, crew: [] })
    expect(map.by('port', `${index}`).size).toBe(1)
  }
  expect(reads).toBe(1000)
})
