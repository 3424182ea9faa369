/** Options of a client that makes one attempt and reports nothing. */
export const silent = {
  hooks: {},
  logger: {},
  maxRetries: 0,
  rateLimit: 'off',
  use: [],
} as const
