import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { explainErrors } from './explain-errors.ts'
import { HttpUrl } from './http-url.ts'
import { validate } from './validate.ts'

test.each(['https://a.example', 'http://127.0.0.1:3000/hook', 'https://a.example/é?x=1#y'])(
  '%s is an address',
  (value) => {
    expect(validate(HttpUrl, value)).toBe(true)
    expect(z.safeParse(HttpUrl, value).success).toBe(true)
  },
)

test.each(['', 'a.example', '//a.example', 'ftp://a.example', 'data:,x', 'https://'])(
  '%j is none',
  (value) => {
    expect(explainErrors(HttpUrl, value)).toEqual({
      '': ['must be a URL that starts with https:// or http://'],
    })
    expect(z.safeParse(HttpUrl, value).success).toBe(false)
  },
)

test('a value that is no text is told what it is', () => {
  expect(explainErrors(HttpUrl, 7)).toEqual({ '': ['must be a string, got 7'] })
})
