/**
 * Thrown when the sandbox closes a connection instead of sending a response. The server destroys the
 * TCP socket; the in-process fetch rejects.
 */
export class ConnectionResetError extends Error {
  override readonly name = 'ConnectionResetError'
  /** The code of Node's error for a connection that the other side closed. */
  readonly code = 'ECONNRESET'
}
