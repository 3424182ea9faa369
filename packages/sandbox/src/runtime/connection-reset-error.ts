/**
 * Thrown where an answer should have been: there will be none. The server destroys the socket on
 * it, the in-process fetch rejects.
 */
export class ConnectionResetError extends Error {
  override readonly name = 'ConnectionLost'
  /** The code that Node gives a connection that the other side broke off. */
  readonly code = 'ECONNRESET'
}
