import { expect, test } from 'vitest'
import { codesOf } from './error-codes.ts'

test.each([
  ["throw new ConfigError(message, { code: 'missing_api_key', cause })", ['missing_api_key']],
  ["fail({ code: isOpen ? 'not_sent' : 'timeout' })", ['not_sent', 'timeout']],
  ["fail({ code: error.code ?? 'unknown_error' })", ['unknown_error']],
  ["return notSentError('socket_closed', 'the socket is closed')", ['socket_closed']],
  ["log({ name: 'not_a_code' }); open('file_name')", []],
])('finds the codes of errors: %s', (source, codes) => {
  expect(codesOf('a.ts', source)).toEqual(codes)
})
