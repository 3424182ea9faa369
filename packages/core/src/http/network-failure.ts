/** What a transport's exception says about the request. */
export type NetworkFailure =
  /** No connection: nothing was sent. */
  | 'connect'
  /** The server's certificate was rejected: nothing was sent, and a retry does not help. */
  | 'certificate'
  /** The runtime rejected the request: nothing was sent. */
  | 'invalid_request'
  /** A timeout of the transport ended the request. */
  | 'timeout'
  /** The connection ended. The request may have arrived. */
  | 'lost'
  /** Not a network error, so it comes from the function given as `fetch`. */
  | 'exception'

interface Cause {
  readonly code?: unknown
  readonly syscall?: unknown
  readonly name?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly errors?: unknown
}

const connectCode =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/
const networkCode =
  /^(ECONN\w+|EPIPE|EPROTO|ETIMEDOUT|ENET\w+|EADDR\w+|ESOCKET\w*|UND_ERR_\w+|HPE_\w+|ERR_(SSL|STREAM|NETWORK|HTTP2|SOCKET)\w*|Connection\w+)$/
/** OpenSSL's codes for rejected certificates. */
const certificateCode =
  /CERT|SELF_SIGNED|^UNABLE_TO_|^(CRL_\w+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|UNSPECIFIED)$/
/** Errors of Deno, which name the phase, of Safari, of a proxy, and of a failed TLS handshake. */
const connectMessage =
  /\(Connect\)|trying to connect|could not connect to the server|hostname could not be found|when HTTP Tunneling|before secure TLS connection|TLS handshake failed|wrong version number|packet length too long|handshake failure|unsupported protocol|protocol version|insufficient security|unrecognized name/i
/** Errors of ports that fetch blocks. */
const blockedPort = /^bad port$|Requests to port \d+ are blocked/

/** Errors of browsers, React Native, Node.js, Bun, Deno and Workers without a code. */
const lostMessage =
  /^ ?((the )?network connection (was )?lost|load failed|failed to fetch|networkerror when|network request failed|the internet connection|fetch failed|terminated$|a? ?network error|error sending request|the request timed out)/i

/** Kinds of failure, the first that any cause of an exception shows. */
const rules: readonly (readonly [
  NetworkFailure,
  (cause: Cause, code: string, text: string) => boolean,
])[] = [
  ['certificate', (_, code, text) => certificateCode.test(code) || /peer certificate/.test(text)],
  [
    'invalid_request',
    (_, code, text) =>
      /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT)/.test(code) || blockedPort.test(text),
  ],
  [
    'timeout',
    ({ name }, code) => /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code) || name === 'TimeoutError',
  ],
  [
    'connect',
    ({ syscall }, code, text) =>
      connectCode.test(code) ||
      syscall === 'connect' ||
      syscall === 'getaddrinfo' ||
      connectMessage.test(text),
  ],
  [
    'lost',
    ({ name }, code, text) =>
      networkCode.test(code) ||
      /^(NetworkError|FetchError)$/.test(`${name}`) ||
      lostMessage.test(text),
  ],
]

/** Classifies what a transport threw, and finds the system's code among its causes. */
export const classifyFailure = (thrown: unknown): { failure: NetworkFailure; code?: string } => {
  const causes = collectCauses(thrown)
  const codes = causes.flatMap(({ code }) => (typeof code === 'string' ? [code] : []))
  const code = codes[0] === undefined ? {} : { code: codes[0] }
  for (const [failure, applies] of rules) {
    const matches = causes.some((cause) =>
      applies(cause, typeof cause.code === 'string' ? cause.code : '', `${cause.message}`),
    )
    if (matches) return { failure, ...code }
  }
  return { failure: 'exception', ...code }
}

/** Returns the exception and its causes. For a host with several addresses, it includes the error of each. */
const collectCauses = (thrown: unknown): Cause[] => {
  const causes: Cause[] = []
  let current: unknown = thrown
  // Causes may be circular.
  for (let depth = 0; depth < 9 && typeof current === 'object' && current !== null; depth++) {
    const cause = current as Cause
    causes.push(cause)
    current = Array.isArray(cause.errors) ? cause.errors[0] : cause.cause
  }
  return causes
}
