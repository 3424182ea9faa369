import { isRecord } from '@molt-sdk/contracts/kernel'
import type { Context } from 'hono'

/** The JSON object of a control request, with no field that would be passed over in silence. */
export const readJsonBody = async <T>(
  { req }: Context,
  known: readonly (keyof T & string)[],
): Promise<T> => {
  const body: unknown = await req.json().catch(() => undefined)
  if (!isRecord(body)) throw new RangeError('Send a JSON object.')
  const unknownField = Object.keys(body).find((field) => !known.some((name) => name === field))
  if (unknownField !== undefined) {
    throw new RangeError(
      `There is no field ${JSON.stringify(unknownField)}. Known: ${known.join(', ')}.`,
    )
  }
  return body as T
}
