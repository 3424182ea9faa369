/** Header of the signature of webhooks and callbacks: HMAC-SHA256 of `<timestamp>.<body>` in lower-case hex. */
export const signatureHeader = 'x-moltify-signature'

/** Header of the timestamp, in Unix milliseconds. */
export const timestampHeader = 'x-moltify-timestamp'

/** Maximum difference of the timestamp in either direction, in milliseconds. */
export const signatureToleranceMs = 300_000
