import type {
  Api,
  ArgsOf,
  Operation,
  PathParams,
  ResponseOf,
  StreamEventOf,
} from '@molt-sdk/contracts/kernel'
import type { ApiError } from '@molt-sdk/core'
import type { ClientOptions, EventStream } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { Provocation, Provoke } from './provocation.ts'

/** A platform, by its name in the sandbox and its folder in the contracts. */
export type PlatformName = keyof ReturnType<Sandbox['platformInfo']>

/** What the suite has to know of one API: its client, and a case for each of its operations. */
export interface Subject<Client, A extends Api> {
  readonly name: PlatformName
  readonly api: A
  connect(options: ClientOptions): Client
  /** Makes what a path parameter is to name, and gives its id. */
  readonly params: {
    readonly [Name in ParamOf<A>]: (place: Place<Client>) => Promise<string>
  }
  readonly cases: Cases<Client, A>
  /** How the server is brought to answer with each error code. */
  readonly errors: { readonly [Code in keyof A['errors']]: Provoke<Client> }
  /** Codes, with details where there are any, or statuses, with what is wrong in each field. */
  readonly tellsErrorsBy: 'code' | 'status'
  /** The class of an error where it is not that of its status. */
  errorType?(operation: Operation, code: string): typeof ApiError | undefined
  /**
   * What a sandbox is checked for beside the cases, by the operation that it is about. It is all
   * that there is for a signed operation, which no client with a key calls.
   */
  readonly checks?: Readonly<Record<string, (stage: ControlledStage) => void>>
  /** Takes back what an operation has made. */
  readonly undo: {
    readonly [Id in keyof A['operations']]?: Undo<Client, A['operations'][Id]>
  }
}

/** A sandbox that is checked, with clients for it. */
export interface ControlledStage {
  readonly sandbox: Sandbox
  readonly baseUrl: string
  watch(called: { readonly case: { readonly by?: string } }): { readonly client: unknown }
}

/** The operations that a client with a key calls. */
type CalledIn<A extends Api> = {
  [Id in keyof A['operations']]: A['operations'][Id]['auth'] extends 'signature' ? never : Id
}[keyof A['operations']]

/** A case for each operation that a client calls: one that is missing does not compile. */
export type Cases<Client, A extends Api> = {
  readonly [Id in CalledIn<A>]: Case<
    Client,
    A['operations'][Id],
    ParamOf<A>,
    keyof A['errors'] & string
  >
}

/** Where things are made that a call needs. */
export interface Place<Client> {
  /** A client of whoever is to call. */
  readonly client: Client
  /** The operation that is to be called. */
  readonly operation: Operation
  /** Throws where the target is no sandbox. */
  readonly sandbox: Sandbox
}

type ParamOf<A extends Api> = PathParams<A['operations'][keyof A['operations']]['path']>

type Undo<Client, O extends Operation> = (
  client: Client,
  data: ResponseOf<O>,
) => PromiseLike<unknown>

/** How an operation is called through the client, and what must come of it. */
export type Case<
  Client,
  O extends Operation,
  Param extends string = string,
  Code extends string = string,
> = Outcome<Client, O, Param, Code> & (Calling<Client, O> | Streaming<Client, O>)

interface Outcome<Client, O extends Operation, Param extends string, Code extends string> {
  /** Role of the account that calls, where it is not the one of the target's own key. */
  readonly by?: string
  /** Set where a call takes what only a sandbox can bring about, or leaves what none can take back. */
  readonly sandboxOnly?: true
  /** What must be there although no path parameter names it. */
  readonly needs?: readonly Param[]
  /** Set where the call leaves what it acts on unfit for others: it gets one of its own. */
  readonly spoils?: true
  /** Puts the ids of what is there into the body. */
  fill?(args: ArgsOf<O>, place: Place<Client>): Promise<ArgsOf<O>>
  /** How the server is brought to an error code in another way than other operations. */
  readonly errors?: { readonly [Name in Code]?: Provocation<Client> }
  /** Set where the client hands over nothing, whatever is in the answer. */
  readonly givesNothing?: true
  /** Set where the client takes a text for a body. */
  readonly takesText?: true
  /** Set where the client takes the parts of a body, so that none can be wrong as a whole. */
  readonly takesParts?: true
  /** Whether the client takes a body that the contract would not have, broken at this place. */
  takes?(path: string, body: Readonly<Record<string, unknown>>): boolean
  /** Set where the client hands over a page as the platform sends it. */
  readonly handsWhole?: true
  /** What the client makes of the data, where it does not hand it over as it is. */
  hands?(data: unknown): unknown
  /** Set where each call is made by a client of its own, so that none knows of the one before. */
  readonly freshClient?: true
  /**
   * Set where the answer is given this once, so that even with `contract: 'strict'` what is wrong
   * with it is told, and the answer handed over.
   */
  readonly tellsOnce?: true
  /** Where an answer may not be wrong, whatever the caller thinks of contracts: as checks name places. */
  readonly insistsOn?: readonly string[]
  /** The operations by which the client finds out, where an answer is lost, whether it was done. */
  readonly settledBy?: string | readonly string[]
  /** The operation by which the client finds out the status that made a step impossible. */
  readonly toldBy?: string
  /** Looks, through the client, whether the server did what its answer says. */
  proof(client: Client, args: ArgsOf<O>, data: ResponseOf<O>): Promise<void>
}

interface Calling<Client, O extends Operation> {
  call(client: Client, args: ArgsOf<O>): PromiseLike<unknown>
}

export interface Streaming<Client, O extends Operation> {
  stream(client: Client, args: ArgsOf<O>): EventStream<unknown, unknown>
  /** What a stream of these frames must give. */
  gathers(frames: readonly StreamEventOf<O>[], args: ArgsOf<O>): Gathered
  /** Has the server break off with an error event after so many items. */
  readonly breaksOff: {
    readonly code: string
    readonly items: number
    /** Class of the error, where it says more than that a stream broke. */
    readonly type?: typeof ApiError
    prepare(sandbox: Sandbox): void
  }
  /** Other ways in which the server may end a stream that is whole. */
  readonly endings: readonly Setting[]
  /** Other operations that the client must turn to where the server lacks this one. */
  readonly detours: readonly Detour[]
}

export interface Gathered {
  readonly items: readonly unknown[]
  readonly final: unknown
}

export interface Setting {
  readonly title: string
  prepare(sandbox: Sandbox): void
}

export interface Detour extends Setting {
  /** The operation that is called instead. */
  readonly operation: string
  /** Added to the body there. */
  readonly adds: Readonly<Record<string, unknown>>
}

/** A subject with its types worn off, as the suite reads it. */
export type AnySubject = Subject<unknown, Api>

export const defineSubject = <Client, const A extends Api>(
  subject: Subject<Client, A>,
): AnySubject => subject as unknown as AnySubject
