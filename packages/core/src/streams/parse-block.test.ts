import { expect, test } from 'vitest'
import { parseJson } from '../http/parse-json.ts'
import { parseBlock } from './parse-block.ts'

/** What is sent for events of one line, without the start of the first and the end of the last one. */
const blockOf = (events: readonly string[]): string => events.join('\n\ndata: ')

test('parses objects that are one line each', () => {
  const events = ['{"a":1}', '{ "b": "x, y" }', '{}', '{"c":[{"d":null}],"e":"\\n\\ndata: "}']
  expect(parseBlock(blockOf(events))).toEqual(events.map(parseJson))
})

test.for([
  ['is not JSON', ['{"a":1}', '{"a":']],
  ['is not an object', ['{"a":1}', '[]', '17']],
  ['is the end marker', ['{"a":1}', '[DONE]']],
  ['ends a string of the one before it', ['{"a":"x', 'y"}']],
  ['continues the object of the one before it', ['{"a":1', '"b":2}']],
  ['continues the array of the one before it', ['{"a":[1', '2]}']],
  ['continues an array, but another one is two objects', ['{"a":1} , {"b":[1', '2]}']],
  ['continues an array behind two objects', ['{"a":1},{"b":2}', '{"c":[1', '2]}']],
  ['has another line of data', ['{"a":\ndata: 1}', '{"b":2}']],
  ['has a line that is ignored', ['{"a":1,\n"b":2}', '{"c":3}']],
  ['has a comment before it', ['{"a":1}\n\n: comment', '{"b":2}']],
  ['has a blank line too many before it', ['{"a":1}\n', '{"b":2}']],
] as const)('returns undefined if an event %s', ([, events]) => {
  expect(parseBlock(blockOf(events))).toBeUndefined()
})

test('agrees with parsing one by one, whatever the events are', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    '"a":',
    '"',
    '1',
    ' ',
    '\t',
    '{"a":1}',
    '},{',
    '[1',
    '2]',
  ]
  let state = 7
  const random = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  let parsed = 0
  for (let round = 0; round < 20_000; round++) {
    const events = Array.from({ length: 1 + random(3) }, () =>
      Array.from({ length: 1 + random(4) }, () => pieces[random(pieces.length)]).join(''),
    )
    const block = parseBlock(blockOf(events))
    if (!block) continue
    parsed++
    expect({ events, block }).toEqual({ events, block: events.map(parseJson) })
  }
  expect(parsed).toBeGreaterThan(100)
})
