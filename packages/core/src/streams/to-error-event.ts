import { isRecord } from '@molt-sdk/contracts/kernel'
import { parseJson } from '../http/parse-json.ts'

/** Gives an event named `error` the form of the errors that other events report. */
export const toErrorEvent = (data: string): string => {
  const error = parseJson(data)
  if (isRecord(error) && error['error']) return data
  return JSON.stringify({ error: isRecord(error) ? error : { message: data || undefined } })
}
