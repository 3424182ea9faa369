import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { CallArgs } from './error-trigger.ts'
import type { RecordedRequest, TrafficRewrite } from './recorder.ts'
import { createRecorder } from './recorder.ts'
import type { AnySubject, ResourceContext } from './subject.ts'
import type { OpenTarget, Target } from './targets/target.ts'
import type { TestCase } from './test-case.ts'

/** A client and the requests that it sent. */
export interface RecordedClient {
  readonly client: unknown
  readonly requests: readonly RecordedRequest[]
}

/** Gives the tests of an API its target, clients, and the resources that calls need. */
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

  /** Resets a sandbox. A live service is not changed. */
  reset(): void {
    if (!this.target.isSandbox) return
    this.sandbox.reset()
    this.#shared.clear()
    this.#all.length = 0
  }

  get sandbox(): Sandbox {
    const { sandbox } = this.#open
    if (!sandbox) throw new Error(`${this.target.name} is not a sandbox.`)
    return sandbox
  }

  /** Returns the API key of the calling account. */
  keyFor({ case: { role = '' } }: CallerRole): string {
    const { keys, apiKey } = this.#open
    return keys?.[role] ?? apiKey
  }

  get baseUrl(): string {
    return this.#open.baseUrl ?? this.subject.api.baseUrl
  }

  /** The requests of all clients since the last reset. */
  get requests(): readonly RecordedRequest[] {
    return this.#all.flatMap(({ requests }) => requests)
  }

  /**
   * Creates a client of the calling account. Against a sandbox it does not retry.
   */
  createRecordedClient(
    testCase: CallerRole,
    options: ClientOptions = {},
    rewrite?: TrafficRewrite,
  ): RecordedClient {
    const { baseUrl, sandbox } = this.#open
    // The way through a server proves nothing about a response that is replaced.
    const send = rewrite?.response ? sandbox?.fetch : this.target.transport
    const option = this.target.transport && 'transport'
    const recorder = createRecorder({ send, option, ...rewrite }, options.hooks)
    const client = this.subject.createClient({
      apiKey: this.keyFor(testCase),
      baseUrl,
      ...(this.target.isSandbox && { maxRetries: 0 }),
      ...options,
      ...recorder.options,
    })
    const recorded = { client, requests: recorder.requests }
    this.#all.push(recorded)
    return recorded
  }

  /** Returns the fixture's arguments, with the ids of existing resources. */
  async args(testCase: TestCase, lifetime?: 'consumed'): Promise<CallArgs> {
    const { case: options, fixture } = testCase
    const { consumesResource = false, requires = [] } = options
    const isExclusive = consumesResource && lifetime !== undefined
    for (const name of requires) await this.#resource(name, testCase, false)
    const params: Record<string, string> = {}
    for (const name of Object.keys(fixture.args.params ?? {})) {
      params[name] = await this.#resource(name, testCase, isExclusive)
    }
    const args = { ...fixture.args, ...(fixture.args.params && { params }) }
    return (await options.completeArgs?.(args as never, this.#resourceContext(testCase))) ?? args
  }

  /**
   * Returns arguments for calls whose response is replaced: a fault makes the server accept any.
   * A stream is more than one response, so it comes from the server itself.
   */
  async argsForReplacedResponse(testCase: TestCase): Promise<CallArgs> {
    const { case: options, operation, fixture } = testCase
    if (options.stream) return this.args(testCase, 'consumed')
    const { id, status } = operation
    const platform = this.subject.name
    this.sandbox.faults.add({ kind: 'status', platform, operation: id, status, body: {} })
    return fixture.args
  }

  #resource(name: string, testCase: TestCase, isExclusive: boolean): Promise<string> {
    const create = this.subject.createParams[name as never] as unknown as
      | ResourceFactory
      | undefined
    if (!create) throw new Error(`The subject has no function that creates a ${name}.`)
    const found = isExclusive ? undefined : this.#shared.get(name)
    const resource = found ?? create(this.#resourceContext(testCase))
    if (!isExclusive) this.#shared.set(name, resource)
    return resource
  }

  #resourceContext(testCase: TestCase): ResourceContext<unknown> {
    const sandbox = (): Sandbox => this.sandbox
    return {
      client: this.createRecordedClient(testCase).client,
      operation: testCase.contractOperation,
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

type ResourceFactory = (context: ResourceContext<unknown>) => Promise<string>
