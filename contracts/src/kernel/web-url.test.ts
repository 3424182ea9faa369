import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { explain } from './explain.ts'
import { matches } from './matches.ts'
import { WebUrl } from './web-url.ts'

test.each(['https://a.example', 'http://127.0.0.1:3000/hook', 'https://a.example/é?x=1#y'])(
  '%s is an address',
  (value) => {
    expect(matches(WebUrl, value)).toBe(true)
    expect(z.safeParse(WebUrl, value).success).toBe(true)
  },
)

test.each(['', 'a.example', '//a.example', 'ftp://a.example', 'data:,x', 'https://'])(
  '%j is none',
  (value) => {
    expect(explain(WebUrl, value)).toEqual({
      '': ['must be a URL that starts with https:// or http://'],
    })
    expect(z.safeParse(WebUrl, value).success).toBe(false)
  },
)

test('a value that is no text is told what it is', () => {
  expect(explain(WebUrl, 7)).toEqual({ '': ['must be a string, not 7'] })
})
