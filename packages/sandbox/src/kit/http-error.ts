/** Thrown to reject a request. Each platform writes it in its own error format. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(
    code: string,
    status: number,
    message: string,
    details?: Readonly<Record<string, unknown>>,
  ) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
  }
}
