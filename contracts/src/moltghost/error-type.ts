const errorTypeByStatus: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'unauthorized',
  403: 'rate_limited',
  404: 'not_found',
  409: 'conflict',
  410: 'gone',
  429: 'quota_exceeded',
  500: 'api_error',
  503: 'service_unavailable',
  504: 'gateway_timeout',
}

/** The `type` of an error. The reference only shows the one of 503. */
export const errorType = (status: number): string => errorTypeByStatus[status] ?? 'api_error'
