import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { CallArgs } from './error-trigger.ts'
import type { RecordedRequest, TrafficRewrite } from './recorder.ts'
import { createRecorder } from './recorder.ts'
import type { AnySubject, ResourceContext } from './subject.ts'
import type { OpenTarget, Target } from './targets/target.ts'
import type { TestCase } from './test-case.ts'

/** A client whose wire is watched. */
export interface RecordedClient {
  readonly client: unknown
  readonly requests: readonly RecordedRequest[]
}

/** An API at a target, with clients for it and with what its calls need to be there. */
export class TestHarness {
  readonly subject: AnySubject
  readonly docs: ApiDocs
  readonly target: Target
  #session: OpenTarget | undefined
  readonly #shared = new Map<string, Promise<string>>()
  readonly #all: RecordedClient[] = []

  constructor(subject: AnySubject, docs: ApiDocs, target: Target) {
    this.subject = subject
    this.docs = docs
    this.target = target
  }

  async open(): Promise<void> {
    this.#session = await this.target.open(this.subject)
  }

  async close(): Promise<void> {
    await this.#session?.close()
  }

  /** Back to the start. A service that is no sandbox goes on as it is. */
  reset(): void {
    if (!this.target.isSandbox) return
    this.sandbox.reset()
    this.#shared.clear()
    this.#all.length = 0
  }

  get sandbox(): Sandbox {
    const { sandbox } = this.#open
    if (!sandbox) throw new Error(`${this.target.name} is no sandbox.`)
    return sandbox
  }

  /** The key of whoever makes a call. */
  keyFor({ case: { role = '' } }: CallerRole): string {
    const { keys, apiKey } = this.#open
    return keys?.[role] ?? apiKey
  }

  get baseUrl(): string {
    return this.#open.baseUrl ?? this.subject.api.baseUrl
  }

  /** Every call that was made here by any client, since the last reset. */
  get requests(): readonly RecordedRequest[] {
    return this.#all.flatMap(({ requests }) => requests)
  }

  /**
   * A client of whoever makes a call. Against a sandbox, which never asks it to wait, it never
   * calls twice.
   */
  createRecordedClient(
    way: CallerRole,
    options: ClientOptions = {},
    rewriting?: TrafficRewrite,
  ): RecordedClient {
    const { baseUrl } = this.#open
    const wire = createRecorder(rewriting, options.hooks)
    const client = this.subject.createClient({
      apiKey: this.keyFor(way),
      baseUrl,
      ...(this.target.isSandbox && { maxRetries: 0 }),
      ...options,
      ...wire.options,
    })
    const watched = { client, requests: wire.requests }
    this.#all.push(watched)
    return watched
  }

  /** The fixture's arguments, with ids of what is there. A call that goes well may spoil that. */
  async args(way: TestCase, lifetime?: 'to be spoilt'): Promise<CallArgs> {
    const { case: one, fixture } = way
    const { consumesResource = false, requires = [] } = one
    const isExclusive = consumesResource && lifetime !== undefined
    for (const name of requires) await this.#resource(name, way, false)
    const params: Record<string, string> = {}
    for (const name of Object.keys(fixture.args.params ?? {})) {
      params[name] = await this.#resource(name, way, isExclusive)
    }
    const args = { ...fixture.args, ...(fixture.args.params && { params }) }
    return (await one.completeArgs?.(args as never, this.#resourceContext(way))) ?? args
  }

  /**
   * Arguments for calls whose answer is replaced on its way: the server is told to be content
   * with any. Streams have more to them than one answer, and are had from the server itself.
   */
  async argsForReplacedResponse(way: TestCase): Promise<CallArgs> {
    const { case: one, operation, fixture } = way
    if (one.stream) return this.args(way, 'to be spoilt')
    const { id, status } = operation
    const platform = this.subject.name
    this.sandbox.faults.add({ kind: 'status', platform, operation: id, status, body: {} })
    return fixture.args
  }

  #resource(name: string, way: TestCase, isExclusive: boolean): Promise<string> {
    const make = this.subject.createParams[name as never] as unknown as ResourceFactory | undefined
    if (!make) throw new Error(`Nobody knows how to make a ${name}.`)
    const found = isExclusive ? undefined : this.#shared.get(name)
    const thing = found ?? make(this.#resourceContext(way))
    if (!isExclusive) this.#shared.set(name, thing)
    return thing
  }

  #resourceContext(way: TestCase): ResourceContext<unknown> {
    const sandbox = (): Sandbox => this.sandbox
    return {
      client: this.createRecordedClient(way).client,
      operation: way.contractOperation,
      get sandbox() {
        return sandbox()
      },
    }
  }

  get #open(): OpenTarget {
    if (!this.#session) throw new Error(`${this.target.name} is not open.`)
    return this.#session
  }
}

interface CallerRole {
  readonly case: { readonly role?: string }
}

type ResourceFactory = (place: ResourceContext<unknown>) => Promise<string>
