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

/** What the suite has to know of one API: its client, and a case for each of its operations. */
export interface Subject<Client, A extends Api> {
  readonly name: PlatformName
  readonly api: A
  createClient(options: ClientOptions): Client
  /** The catalogue of the client: the method that carries out each operation. */
  readonly methods: Methods<Client, A>
  /** Creates the resource that a path parameter names, and returns its ID. */
  readonly createParams: {
    readonly [Name in ParamOf<A>]: (place: ResourceContext<Client>) => Promise<string>
  }
  /** Path parameters whose resource only a sandbox can create: a live service skips their operations. */
  readonly sandboxOnlyParams?: readonly ParamOf<A>[]
  readonly cases: CaseTable<Client, A>
  /** How the server is brought to answer with each error code. */
  readonly errors: { readonly [Code in keyof A['errors']]: ErrorTriggerFor<Client> }
  /** Codes, with details where there are any, or statuses, with what is wrong in each field. */
  readonly errorsIdentifiedBy: 'code' | 'status'
  /** The class of an error where it is not that of its status. */
  errorClassFor?(operation: Operation, code: string): typeof ApiError | undefined
  /**
   * What a sandbox is checked for beside the cases, by the operation that it is about. It is all
   * that there is for a signed operation, which no client with a key calls.
   */
  readonly extraChecks?: Readonly<Record<string, (stage: SandboxHarness) => void>>
  /** Takes back what an operation has made. */
  readonly cleanUp: {
    readonly [Id in keyof A['operations']]?: CleanUp<Client, A['operations'][Id]>
  }
}

/** A sandbox that is checked, with clients for it. */
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

/** The method that carries out each operation: one that is missing does not compile. */
export type Methods<Client, A extends Api> = {
  readonly [Id in CallableOperationId<A>]: (
    client: Client,
    args: ArgsOf<A['operations'][Id]>,
  ) => unknown
}

type AnyMethods<Client> = Readonly<Record<string, (client: Client, args: never) => unknown>>

/** The methods of a client that is one of several. */
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
 * A case for each operation: one that is missing does not compile. A read needs one only where it
 * needs preparation, or where its response does not show the parameters of its path.
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

/** Where things are made that a call needs. */
export interface ResourceContext<Client> {
  /** A client of whoever is to call. */
  readonly client: Client
  /** The operation that is to be called. */
  readonly operation: Operation
  /** Throws where the target is no sandbox. */
  readonly sandbox: Sandbox
}

type ParamOf<A extends Api> = PathParams<A['operations'][keyof A['operations']]['path']>

type CleanUp<Client, O extends Operation> = (
  client: Client,
  data: ResponseOf<O>,
) => PromiseLike<unknown>

/** What a call of an operation needs, and what must come of it. */
export interface Case<
  Client,
  O extends Operation,
  Param extends string = string,
  Code extends string = string,
> {
  /** Role of the account that calls, where it is not the one of the target's own key. */
  readonly role?: string
  /** Set where a call takes what only a sandbox can bring about, or leaves what none can take back. */
  readonly sandboxOnly?: true
  /** What must be there although no path parameter names it. */
  readonly requires?: readonly Param[]
  /** Set where the call leaves what it acts on unfit for others: it gets one of its own. */
  readonly consumesResource?: true
  /** Puts the ids of what is there into the body. */
  completeArgs?(args: ArgsOf<O>, place: ResourceContext<Client>): Promise<ArgsOf<O>>
  /** How the server is brought to an error code in another way than other operations. */
  readonly errors?: { readonly [Name in Code]?: ErrorTrigger<Client> }
  /** Set where the client hands over nothing, whatever is in the answer. */
  readonly returnsVoid?: true
  /** Set where the client takes a text for a body. */
  readonly acceptsString?: true
  /** Set where the client takes the parts of a body, so that none can be wrong as a whole. */
  readonly acceptsBodyFields?: true
  /** Whether the client takes a body that the contract would not have, broken at this place. */
  acceptsInvalidBody?(path: string, body: Readonly<Record<string, unknown>>): boolean
  /** Set where the client hands over a page as the platform sends it. */
  readonly returnsRawPage?: true
  /** What the client makes of the data, where it does not hand it over as it is. */
  toResult?(data: unknown): unknown
  /** Set where each call is made by a client of its own, so that none knows of the one before. */
  readonly newClientPerCall?: true
  /**
   * Set where the answer is given this once, so that even with `contract: 'strict'` what is wrong
   * with it is told, and the answer handed over.
   */
  readonly reportsDriftInStrictMode?: true
  /** Where an answer may not be wrong, whatever the caller thinks of contracts: as checks name places. */
  readonly alwaysStrictPaths?: readonly string[]
  /** The operations by which the client finds out, where an answer is lost, whether it was done. */
  readonly reconciledBy?: string | readonly string[]
  /** The operation by which the client finds out the status that made a step impossible. */
  readonly statusReadBy?: string
  /** Looks, through the client, whether the server did what its answer says. */
  verify(client: Client, args: ArgsOf<O>, data: ResponseOf<O>): Promise<void>
  /** Set where the client hands over a stream. */
  readonly stream?: StreamCase<O>
}

export interface StreamCase<O extends Operation> {
  /** What a stream of these frames must give. */
  expected(frames: readonly StreamEventOf<O>[], args: ArgsOf<O>): StreamResult
  /** Has the server break off with an error event after so many items. */
  readonly failsMidStream: {
    readonly code: string
    readonly items: number
    /** Class of the error, where it says more than that a stream broke. */
    readonly type?: typeof ApiError
    prepare(sandbox: Sandbox): void
  }
  /** Other ways in which the server may end a stream that is whole. */
  readonly validEndings: readonly SandboxSetup[]
  /** Other operations that the client must turn to where the server lacks this one. */
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

/** A subject with its types worn off, as the suite reads it. */
export type AnySubject = Subject<unknown, Api>

export const defineSubject = <Client, const A extends Api>(
  subject: Subject<Client, A>,
): AnySubject => subject as unknown as AnySubject
