/** Reads the platform's id of a request from the usual headers. */
export const readRequestId = (headers: Headers): string | undefined =>
  headers.get('x-request-id') ?? headers.get('request-id') ?? headers.get('cf-ray') ?? undefined
