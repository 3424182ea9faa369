import type { Api, FieldErrors, Operation, Schema } from '@molt-sdk/contracts/kernel'
import type { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Env, Exchange } from '../exchange.ts'
import type { FaultBox } from '../faults.ts'
import type { Ids } from '../ids.ts'
import type { Refusal } from './refusal.ts'
import type { OpenSocket } from './socket.ts'

/** What the sandbox lends to each platform. */
export interface World {
  readonly clock: Clock
  readonly faults: FaultBox
  readonly ids: Ids
  /** Where the sandbox is reached, without a slash at the end. */
  readonly origin: string
  /** Throw when an answer does not keep to the contract. */
  readonly checkAnswers: boolean
  /** What calls that a platform makes go through, in the place of the global `fetch`. */
  readonly outgoing?: typeof fetch | undefined
}

/** A platform as the sandbox's front door sees it. */
export interface Platform {
  /** Its name in paths, faults and the log. */
  readonly name: string
  readonly api: Api
  readonly app: Hono<Env>
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
  start(): PlatformStart
  /** Keys that must not appear in the log. */
  secrets(): readonly string[]
  /** Does what is due by the clock. */
  tick?(): void
  /** Ends what is under way. */
  close?(): void
  reset(): void
}

/** What a newcomer needs in order to call a platform. */
export interface PlatformStart {
  readonly baseUrl: string
  readonly apiKey: string
  /** Keys by role, `apiKey` among them, where there are several. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  /** Ids of what is there, by kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

/** What a platform says about itself, so that routes can be made from its contract. */
export interface House<Account> {
  readonly name: string
  readonly api: Api
  readonly world: World
  /** Error codes of what any platform can meet. */
  readonly codes: { readonly unknownRoute: string; readonly internal: string }
  /** Counts the call under limits that hold whoever calls, or throws a refusal. */
  arrive?(arrival: Arrival): void
  /** The account of a request, or a refusal thrown. */
  authenticate(
    headers: Headers,
    operation: Operation,
    request: Authenticated,
  ): Account | Promise<Account>
  /** Counts the call under its limits and notes how they stand, or throws a refusal. */
  admit(call: Admission<Account>): void
  /** The headers that an answer with this status carries, beside its own. */
  headersFor(request: Headers, exchange: Exchange, status: number): Readonly<Record<string, string>>
  /** A query before it is checked. */
  readQuery(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** Throws a refusal if a body may not be sent with these headers. */
  checkBodyHeaders(operation: Operation, headers: Headers): void
  /** The refusal of input that the contract does not allow; `wrong` holds what was checked. */
  invalid(operation: Operation, fields: FieldErrors, wrong?: Checked): Refusal
  /** A refusal in general, with the status that the platform gives to its code. */
  refuse(code: string, message: string, details?: Readonly<Record<string, unknown>>): Refusal
  /** What is sent for the data of an answer; `undefined` for no body at all. */
  answerBody(data: unknown, operation: Operation): unknown
  refusalBody(refusal: Refusal): unknown
}

/** What the account of a request may follow from, beside its headers. */
export interface Authenticated {
  readonly params: Readonly<Record<string, string>>
  /** The body as it was sent, which can still be read after. */
  bytes(): Promise<Uint8Array>
}

export interface Arrival {
  readonly operation: Operation
  readonly headers: Headers
  readonly exchange: Exchange
}

/** A value and the schema that it was held against. */
export interface Checked {
  readonly schema: Schema
  readonly value: unknown
}

export interface Admission<Account> {
  readonly account: Account
  readonly operation: Operation
  readonly params: Readonly<Record<string, string>>
  readonly exchange: Exchange
}
