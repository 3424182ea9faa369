/** Whether the headers of a request say that its body is JSON. */
export const hasJsonContentType = (headers: Headers): boolean =>
  /^application\/json *(;|$)/i.test(headers.get('content-type') ?? '')
