/** How webhooks and callbacks are signed: HMAC-SHA256 over `<timestamp>.<body>`, in lower-case hex. */
export const signatureHeader = 'x-moltify-signature'

/** Milliseconds since 1970. */
export const timestampHeader = 'x-moltify-timestamp'

/** How far the clocks of the two sides may be apart, either way. */
export const signatureToleranceMs = 300_000
