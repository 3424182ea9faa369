import type { Api, FieldErrors, Operation, OutputOf, Schema } from '@molt-sdk/contracts/kernel'
import type { Hono } from 'hono'
import type { FaultRegistry } from '../faults/registry.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import type { SecretSet } from '../runtime/secret-set.ts'
import type { HttpError } from './http-error.ts'
import type { OpenSocket } from './socket.ts'

/** What all platforms of a sandbox share. */
export interface Runtime {
  readonly clock: Clock
  readonly faults: FaultRegistry
  readonly ids: Ids
  /** Origin of the sandbox, without a trailing slash. */
  readonly origin: string
  /** Whether to throw when a response does not match the contract. */
  readonly checkResponses: boolean
  /** Function that sends webhooks instead of the global `fetch`. */
  readonly webhookFetch?: typeof fetch | undefined
  /** Reports that the data of the platform has changed without a request, such as by a webhook. */
  notifyChange(): void
}

/** A platform as the router sees it. */
export interface Platform {
  /** Name in paths, faults and the log. */
  readonly name: string
  readonly api: Api
  readonly app: Hono<HonoEnv>
  /** The platform's part of the control API, below `/_sandbox/<name>`. */
  readonly control: Hono
  /** Path that the platform is mounted at. Default: `/<name>`. */
  readonly mount?: string
  /**
   * Returns the id of the agent that a real host belongs to, `''` for a host of the platform itself,
   * or `undefined` for any other host.
   */
  tenantOfHost?(hostname: string): string | undefined
  /** Returns whether a path segment is the id of an agent with an address of its own. */
  isTenant?(segment: string): boolean
  /** Opens WebSockets, where the platform has them. */
  readonly openSocket?: OpenSocket
  info(): PlatformInfo
  /** The keys that must not appear in the log. */
  readonly secrets: SecretSet
  /** Returns the name of the account or the agent that a key belongs to. */
  callerOf?(key: string): string | undefined
  /** Does what has become due by the clock. */
  tick?(): void
  /** The data of the platform in a scenario, unless another platform has it. */
  readonly scenario?: ScenarioPart
  /** Cancels what is still running. */
  close?(): void
  reset(): void
}

/** The data of a platform in a scenario. */
export interface ScenarioPart<S extends Schema = Schema> {
  /** Describes the data as `decode` returns it. */
  readonly schema: S
  /** Returns the data, whose files may have to be read. */
  save(): OutputOf<S> | Promise<OutputOf<S>>
  /**
   * Checks data that matches the schema, and returns a function that puts it in the place of the
   * current data.
   *
   * @throws RangeError if it contradicts itself
   */
  prepare(data: OutputOf<S>): () => void
}

/** What is needed to call a platform. */
export interface PlatformInfo {
  readonly baseUrl: string
  readonly apiKey: string
  /** Keys by role, including `apiKey`, where there are several. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  /** Ids of the current resources, by kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

/** What a platform adds to its contract: authentication, limits and formats. */
export interface PlatformAdapter<Account> {
  readonly name: string
  readonly api: Api
  readonly runtime: Runtime
  /** Error codes that every platform needs. */
  readonly errorCodes: {
    readonly unknownRoute: string
    readonly internal: string
    readonly bodyTooLarge: string
  }
  /** Whether calls may be authenticated by a cookie, also those of a page on another loopback origin. */
  readonly acceptsCookies?: boolean
  /** Counts the call under limits that apply to every caller, or throws `HttpError`. */
  beforeAuthentication?(request: UnauthenticatedRequest): void
  /** Called when a call was rejected, to take back what it was counted as. */
  afterRejection?(request: UnauthenticatedRequest, error: HttpError): void
  /** Returns the account of a request, or throws `HttpError`. */
  authenticate(
    headers: Headers,
    operation: Operation,
    request: AuthenticationInput,
  ): Account | Promise<Account>
  /** Counts the call under its limits and notes their state, or throws `HttpError`. */
  authorize(call: AuthenticatedRequest<Account>): void
  /** Returns the headers to add to a response with this status. */
  responseHeaders(
    request: Headers,
    requestContext: RequestContext,
    status: number,
  ): Readonly<Record<string, string>>
  /** Returns the query to validate. */
  readQuery(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** Returns whether a JSON body needs `Content-Type: application/json`. */
  requiresJsonContentType(): boolean
  /** Creates the error for input that does not match the contract. */
  validationError(
    operation: Operation,
    fields: FieldErrors,
    failedInput?: ValidatedInput,
  ): HttpError
  /** Creates an error with the status that the platform gives to its code. */
  createError(code: string, message: string, details?: Readonly<Record<string, unknown>>): HttpError
  /** Returns the body for the data of a response, or `undefined` for a response without a body. */
  successBody(data: unknown, operation: Operation): unknown
  errorBody(error: HttpError): unknown
}

/** What authentication may depend on, beside the headers. */
export interface AuthenticationInput {
  readonly params: Readonly<Record<string, string>>
  /** Returns the raw body, which can still be read afterwards. */
  bytes(): Promise<Uint8Array>
}

export interface UnauthenticatedRequest {
  readonly operation: Operation
  readonly headers: Headers
  readonly requestContext: RequestContext
}

/** A value and the schema that it was validated against. */
export interface ValidatedInput {
  readonly schema: Schema
  readonly value: unknown
}

export interface AuthenticatedRequest<Account> {
  readonly account: Account
  readonly operation: Operation
  readonly params: Readonly<Record<string, string>>
  readonly requestContext: RequestContext
}
