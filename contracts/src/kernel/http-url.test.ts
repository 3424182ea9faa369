import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { HttpUrl } from './http-url.ts'
import { explainErrors, validate } from './validate.ts'

test.each(['https://a.example', 'http://127.0.0.1:3000/hook', 'https://a.example/é?x=1#y'])(
  'accepts %s',
  (value) => {
    expect(validate(HttpUrl, value)).toBe(true)
    expect(z.safeParse(HttpUrl, value).success).toBe(true)
  },
)

test.each(['', 'a.example', '//a.example', 'ftp://a.example', 'data:,x', 'https://'])(
  'rejects %j',
  (value) => {
    expect(explainErrors(HttpUrl, value)).toEqual({
      '': ['must be a URL that starts with https:// or http://'],
    })
    expect(z.safeParse(HttpUrl, value).success).toBe(false)
  },
)

test('names the type of a value that is not a string', () => {
  expect(explainErrors(HttpUrl, 7)).toEqual({ '': ['must be a string, got 7'] })
})
