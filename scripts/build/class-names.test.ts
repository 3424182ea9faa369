import { expect, test } from 'vitest'
import { withClassNames } from './class-names.ts'

test('a class that uses itself keeps its name', () => {
  const code = `
    var Stream = class _Stream {
      tee() { return [new _Stream(), new _Stream()] }
      get _Streams() { return 2 }
    };
    var List = class extends Stream {};
    var _Other = class {};
    export { Stream, List, _Other };`
  const built = withClassNames(code)
  const run = new Function(`${built.replace(/export .*;/, '')} return { Stream, List, _Other }`)
  const { Stream, List, _Other } = run()
  expect([Stream.name, List.name, _Other.name]).toEqual(['Stream', 'List', '_Other'])
  expect(new Stream().tee()[1]).toBeInstanceOf(Stream)
  expect(new List()._Streams).toBe(2)
})
