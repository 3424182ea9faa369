import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { readBoundedBody } from '../kit/read-bounded-body.ts'
import { maxBodyBytes, parseJson } from '../kit/read-request.ts'
import { unknownNameMessage } from '../kit/unknown-name-message.ts'

/** Returns the JSON object of a control request. Throws `RangeError` for an unknown field. */
export const readJsonBody = async <T>(
  { req }: Context,
  allowed: readonly (keyof T & string)[],
): Promise<T> => {
  const bytes = await readBoundedBody(req.raw, maxBodyBytes)
  if (!bytes)
    throw new HTTPException(413, { message: `The request body exceeds ${maxBodyBytes} bytes.` })
  const body = parseJson(new TextDecoder().decode(bytes))
  if (!isRecord(body)) throw new RangeError('The request body must be a JSON object.')
  const unknownField = Object.keys(body).find((field) => !allowed.some((name) => name === field))
  if (unknownField !== undefined) {
    throw new RangeError(unknownNameMessage('field', unknownField, allowed))
  }
  return body as T
}
