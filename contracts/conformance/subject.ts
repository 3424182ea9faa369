import type {
  Api,
  ArgsOf,
  Operation,
  PathParams,
  ResponseOf,
  StreamEventOf,
} from '@molt-sdk/contracts/kernel'
import type { ApiError } from '@molt-sdk/core'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { ErrorTrigger, ErrorTriggerFor } from './error-trigger.ts'

/** A platform, by its name in the sandbox and its folder in the contracts. */
export type PlatformName = keyof ReturnType<Sandbox['platformInfo']>

/** What the suite needs to know about an API: its client, and a case for each operation. */
export interface Subject<Client, A extends Api> {
  readonly name: PlatformName
  readonly api: A
  createClient(options: ClientOptions): Client
  /** The client method of each operation. */
  readonly methods: Methods<Client, A>
  /** Creates the resource that a path parameter names, and returns its ID. */
  readonly createParams: {
    readonly [Name in ParamOf<A>]: (context: ResourceContext<Client>) => Promise<string>
  }
  /** Path parameters whose resource only a sandbox can create: a live service skips their operations. */
  readonly sandboxOnlyParams?: readonly ParamOf<A>[]
  readonly cases: CaseTable<Client, A>
  /** How the server is made to respond with each error code. */
  readonly errors: { readonly [Code in keyof A['errors']]: ErrorTriggerFor<Client> }
  /** Whether the platform identifies errors by a code, or by the status alone. */
  readonly errorsIdentifiedBy: 'code' | 'status'
  /** Returns the class of an error that is not the class of its status. */
  errorClassFor?(operation: Operation, code: string): typeof ApiError | undefined
  /**
   * Additional checks of a sandbox, by operation. A signed operation, which no client with a key
   * calls, has only these.
   */
  readonly extraChecks?: Readonly<Record<string, (harness: SandboxHarness) => void>>
  /** Deletes what an operation created. */
  readonly cleanUp: {
    readonly [Id in keyof A['operations']]?: CleanUp<Client, A['operations'][Id]>
  }
}

/** A sandbox and clients of it. */
export interface SandboxHarness {
  readonly sandbox: Sandbox
  readonly baseUrl: string
  createRecordedClient(called: { readonly case: { readonly role?: string } }): {
    readonly client: unknown
  }
}

/** The operations that a client with a key calls. */
type CallableOperationId<A extends Api> = {
  [Id in keyof A['operations']]: A['operations'][Id]['auth'] extends 'signature' ? never : Id
}[keyof A['operations']]

/** The client method of each operation. A missing one does not compile. */
export type Methods<Client, A extends Api> = {
  readonly [Id in CallableOperationId<A>]: (
    client: Client,
    args: ArgsOf<A['operations'][Id]>,
  ) => unknown
}

type AnyMethods<Client> = Readonly<Record<string, (client: Client, args: never) => unknown>>

/** Returns the methods of one of several clients. */
export const methodsOf = <Clients, Client, M extends AnyMethods<Client>>(
  select: (clients: Clients) => Client,
  methods: M & AnyMethods<Client>,
): MethodsOf<Clients, M> =>
  Object.fromEntries(
    Object.entries<AnyMethods<Client>[string]>(methods).map(([id, method]) => [
      id,
      (clients: Clients, args: never) => method(select(clients), args),
    ]),
  ) as MethodsOf<Clients, M>

type MethodsOf<Clients, M> = {
  readonly [Id in keyof M]: M[Id] extends (client: never, args: infer Args) => infer Result
    ? (clients: Clients, args: Args) => Result
    : never
}

/**
 * A case for each operation. A missing one does not compile. A read needs a case only if it needs
 * preparation, or if its response does not contain its path parameters.
 */
export type CaseTable<Client, A extends Api> = {
  readonly [Id in Exclude<CallableOperationId<A>, ReadId<A>>]: CaseOf<Client, A, Id>
} & {
  readonly [Id in Extract<CallableOperationId<A>, ReadId<A>>]?: CaseOf<Client, A, Id>
}

type ReadId<A extends Api> = {
  [Id in keyof A['operations']]: A['operations'][Id]['effect'] extends 'read' ? Id : never
}[keyof A['operations']]

type CaseOf<Client, A extends Api, Id extends keyof A['operations']> = Case<
  Client,
  A['operations'][Id],
  ParamOf<A>,
  keyof A['errors'] & string
>

/** What is available when the resources of a call are created. */
export interface ResourceContext<Client> {
  /** A client of the calling account. */
  readonly client: Client
  /** The operation that will be called. */
  readonly operation: Operation
  /** Throws if the target is not a sandbox. */
  readonly sandbox: Sandbox
}

type ParamOf<A extends Api> = PathParams<A['operations'][keyof A['operations']]['path']>

type CleanUp<Client, O extends Operation> = (
  client: Client,
  data: ResponseOf<O>,
) => PromiseLike<unknown>

/** What a call of an operation needs, and how its result is verified. */
export interface Case<
  Client,
  O extends Operation,
  Param extends string = string,
  Code extends string = string,
> {
  /** Role of the calling account. Default: the account of the target's key. */
  readonly role?: string
  /** Set if only a sandbox can prepare the call, or undo it. */
  readonly sandboxOnly?: true
  /** Resources that must exist although the path does not name them. */
  readonly requires?: readonly Param[]
  /** Set if other calls cannot use the resource afterwards: the call gets its own. */
  readonly consumesResource?: true
  /** Adds the ids of existing resources to the arguments. */
  completeArgs?(args: ArgsOf<O>, context: ResourceContext<Client>): Promise<ArgsOf<O>>
  /** Triggers of error codes that differ from those of the subject. */
  readonly errors?: { readonly [Name in Code]?: ErrorTrigger<Client> }
  /** Set if the client method returns nothing. */
  readonly returnsVoid?: true
  /** Set if the client method accepts a string as the body. */
  readonly acceptsString?: true
  /** Set if the client method has a parameter for each field of the body. */
  readonly acceptsBodyFields?: true
  /** Whether the client accepts a body that is invalid at this path. */
  acceptsInvalidBody?(path: string, body: Readonly<Record<string, unknown>>): boolean
  /** Names that the client has for fields of the body, where they differ. */
  readonly ownFieldNames?: Readonly<Record<string, string>>
  /** Set if the client returns a page as the platform sends it. */
  readonly returnsRawPage?: true
  /** Returns the client's value if it differs from the data. */
  toResult?(data: unknown): unknown
  /** Set if each call creates its own client, so that no state is shared. */
  readonly newClientPerCall?: true
  /**
   * Set if the response cannot be requested again: even with `contract: 'strict'`, drift is reported
   * and the value returned.
   */
  readonly reportsDriftInStrictMode?: true
  /** Paths of the response that are checked in every contract mode. */
  readonly alwaysStrictPaths?: readonly string[]
  /** The operations that reconcile the call after a lost response. */
  readonly reconciledBy?: string | readonly string[]
  /** The operation that reads the status that made a transition impossible. */
  readonly statusReadBy?: string
  /** Verifies through the client that the server did what its response says. */
  verify(client: Client, args: ArgsOf<O>, data: ResponseOf<O>): Promise<void>
  /** Set if the client method returns a stream. */
  readonly stream?: StreamCase<O>
}

export interface StreamCase<O extends Operation> {
  /** Returns what a stream of these events must yield. */
  expected(events: readonly StreamEventOf<O>[], args: ArgsOf<O>): StreamResult
  /** How the server is made to end the stream with an error event after some items. */
  readonly failsMidStream: {
    readonly code: string
    readonly items: number
    /** Class of the error. Default: `StreamError`. */
    readonly type?: typeof ApiError
    prepare(sandbox: Sandbox): void
  }
  /** Other valid endings of a stream. */
  readonly validEndings: readonly SandboxSetup[]
  /** Operations that the client must use if the server lacks this one. */
  readonly fallbacks: readonly Fallback[]
}

export interface StreamResult {
  readonly items: readonly unknown[]
  readonly final: unknown
}

export interface SandboxSetup {
  readonly title: string
  prepare(sandbox: Sandbox): void
}

export interface Fallback extends SandboxSetup {
  /** The operation that is called instead. */
  readonly operation: string
  /** Added to the body there. */
  readonly extraBody: Readonly<Record<string, unknown>>
}

/** A type-erased subject, as the suite reads it. */
export type AnySubject = Subject<unknown, Api>

export const defineSubject = <Client, const A extends Api>(
  subject: Subject<Client, A>,
): AnySubject => subject as unknown as AnySubject
