import type { Redactor } from '../observe/redact.ts'

/** Reads the platform's id of a request from the usual headers, without secrets. */
export const readRequestId = (headers: Headers, redact: Redactor): string | undefined => {
  const id = headers.get('x-request-id') ?? headers.get('request-id') ?? headers.get('cf-ray')
  return id === null ? undefined : redact.string(id)
}
