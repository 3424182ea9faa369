/** A secret of an agent. One that was replaced has an end. */
export interface WebhookSecret {
  readonly secret: string
  /** Milliseconds since 1970. */
  expiresAt: number | undefined
}
