/** The platform's id of a request, where it sends one under a usual name. */
export const readRequestId = (headers: Headers): string | undefined =>
  headers.get('x-request-id') ?? headers.get('request-id') ?? headers.get('cf-ray') ?? undefined
