import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { Args } from './provocation.ts'
import type { AnySubject, Place } from './subject.ts'
import type { Session, Target } from './targets/target.ts'
import type { Way } from './way.ts'
import type { Exchange, Rewriting } from './wire.ts'
import { createWire } from './wire.ts'

/** A client whose wire is watched. */
export interface Watched {
  readonly client: unknown
  readonly exchanges: readonly Exchange[]
}

/** An API at a target, with clients for it and with what its calls need to be there. */
export class Stage {
  readonly subject: AnySubject
  readonly docs: ApiDocs
  readonly target: Target
  #session: Session | undefined
  readonly #shared = new Map<string, Promise<string>>()
  readonly #all: Watched[] = []

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
    if (!this.target.controlled) return
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
  keyFor({ case: { by = '' } }: Called): string {
    const { keys, apiKey } = this.#open
    return keys?.[by] ?? apiKey
  }

  get baseUrl(): string {
    return this.#open.baseUrl ?? this.subject.api.baseUrl
  }

  /** Every call that was made here by any client, since the last reset. */
  get exchanges(): readonly Exchange[] {
    return this.#all.flatMap(({ exchanges }) => exchanges)
  }

  /**
   * A client of whoever makes a call. Against a sandbox, which never asks it to wait, it never
   * calls twice.
   */
  watch(way: Called, options: ClientOptions = {}, rewriting?: Rewriting): Watched {
    const { baseUrl } = this.#open
    const wire = createWire(rewriting, options.hooks)
    const client = this.subject.connect({
      apiKey: this.keyFor(way),
      baseUrl,
      ...(this.target.controlled && { maxRetries: 0 }),
      ...options,
      ...wire.options,
    })
    const watched = { client, exchanges: wire.exchanges }
    this.#all.push(watched)
    return watched
  }

  /** The fixture's arguments, with ids of what is there. A call that goes well may spoil that. */
  async args(way: Way, fate?: 'to be spoilt'): Promise<Args> {
    const { case: one, fixture } = way
    const { spoils = false, needs = [] } = one
    const own = spoils && fate !== undefined
    for (const name of needs) await this.#thing(name, way, false)
    const params: Record<string, string> = {}
    for (const name of Object.keys(fixture.args.params ?? {})) {
      params[name] = await this.#thing(name, way, own)
    }
    const args = { ...fixture.args, ...(fixture.args.params && { params }) }
    return (await one.fill?.(args as never, this.#place(way))) ?? args
  }

  /**
   * Arguments for calls whose answer is replaced on its way: the server is told to be content
   * with any. Streams have more to them than one answer, and are had from the server itself.
   */
  async argsForAnyAnswer(way: Way): Promise<Args> {
    const { case: one, operation, fixture } = way
    if ('stream' in one) return this.args(way, 'to be spoilt')
    const { id, status } = operation
    const platform = this.subject.name
    this.sandbox.faults.add({ kind: 'status', platform, operation: id, status, body: {} })
    return fixture.args
  }

  #thing(name: string, way: Way, own: boolean): Promise<string> {
    const make = this.subject.params[name as never] as unknown as Make | undefined
    if (!make) throw new Error(`Nobody knows how to make a ${name}.`)
    const found = own ? undefined : this.#shared.get(name)
    const thing = found ?? make(this.#place(way))
    if (!own) this.#shared.set(name, thing)
    return thing
  }

  #place(way: Way): Place<unknown> {
    const sandbox = (): Sandbox => this.sandbox
    return {
      client: this.watch(way).client,
      operation: way.shape,
      get sandbox() {
        return sandbox()
      },
    }
  }

  get #open(): Session {
    if (!this.#session) throw new Error(`${this.target.name} is not open.`)
    return this.#session
  }
}

interface Called {
  readonly case: { readonly by?: string }
}

type Make = (place: Place<unknown>) => Promise<string>
