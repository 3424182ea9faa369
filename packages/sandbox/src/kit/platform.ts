import type { Api, FieldErrors, Operation, Schema } from '@molt-sdk/contracts/kernel'
import type { Hono } from 'hono'
import type { FaultRegistry } from '../faults/registry.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import type { HttpError } from './http-error.ts'
import type { OpenSocket } from './socket.ts'

/** What the sandbox lends to each platform. */
export interface Runtime {
  readonly clock: Clock
  readonly faults: FaultRegistry
  readonly ids: Ids
  /** Where the sandbox is reached, without a slash at the end. */
  readonly origin: string
  /** Throw when an answer does not keep to the contract. */
  readonly checkResponses: boolean
  /** What calls that a platform makes go through, in the place of the global `fetch`. */
  readonly webhookFetch?: typeof fetch | undefined
}

/** A platform as the sandbox's front door sees it. */
export interface Platform {
  /** Its name in paths, faults and the log. */
  readonly name: string
  readonly api: Api
  readonly app: Hono<HonoEnv>
  /** Its part of the control API, below `/_sandbox/<name>`. */
  readonly control: Hono
  /** Path that it lives below, if not the one of its name. */
  readonly mount?: string
  /** Whose host a real one is, `''` for nobody's in particular: where many have one each. */
  tenantOfHost?(hostname: string): string | undefined
  /** Whether the path of somebody in particular begins with this segment. */
  isTenant?(segment: string): boolean
  /** Takes sockets. */
  readonly openSocket?: OpenSocket
  info(): PlatformInfo
  /** Keys that must not appear in the log. */
  secrets(): readonly string[]
  /** Does what is due by the clock. */
  tick?(): void
  /** Ends what is under way. */
  close?(): void
  reset(): void
}

/** What a newcomer needs in order to call a platform. */
export interface PlatformInfo {
  readonly baseUrl: string
  readonly apiKey: string
  /** Keys by role, `apiKey` among them, where there are several. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  /** Ids of what is there, by kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

/** What a platform says about itself, so that routes can be made from its contract. */
export interface PlatformAdapter<Account> {
  readonly name: string
  readonly api: Api
  readonly runtime: Runtime
  /** Error codes of what any platform can meet. */
  readonly errorCodes: { readonly unknownRoute: string; readonly internal: string }
  /** Counts the call under limits that hold whoever calls, or throws a refusal. */
  beforeAuthentication?(arrival: UnauthenticatedRequest): void
  /** The account of a request, or a refusal thrown. */
  authenticate(
    headers: Headers,
    operation: Operation,
    request: AuthenticationInput,
  ): Account | Promise<Account>
  /** Counts the call under its limits and notes how they stand, or throws a refusal. */
  authorize(call: AuthenticatedRequest<Account>): void
  /** The headers that an answer with this status carries, beside its own. */
  responseHeaders(
    request: Headers,
    requestContext: RequestContext,
    status: number,
  ): Readonly<Record<string, string>>
  /** A query before it is checked. */
  readQuery(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** Throws a refusal if a body may not be sent with these headers. */
  checkContentType(operation: Operation, headers: Headers): void
  /** The refusal of input that the contract does not allow; `wrong` holds what was checked. */
  validationError(
    operation: Operation,
    fields: FieldErrors,
    failedInput?: ValidatedInput,
  ): HttpError
  /** A refusal in general, with the status that the platform gives to its code. */
  createError(code: string, message: string, details?: Readonly<Record<string, unknown>>): HttpError
  /** What is sent for the data of an answer; `undefined` for no body at all. */
  successBody(data: unknown, operation: Operation): unknown
  errorBody(refusal: HttpError): unknown
}

/** What the account of a request may follow from, beside its headers. */
export interface AuthenticationInput {
  readonly params: Readonly<Record<string, string>>
  /** The body as it was sent, which can still be read after. */
  bytes(): Promise<Uint8Array>
}

export interface UnauthenticatedRequest {
  readonly operation: Operation
  readonly headers: Headers
  readonly requestContext: RequestContext
}

/** A value and the schema that it was held against. */
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
