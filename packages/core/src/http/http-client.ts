import type {
  ArgsOf,
  ItemOf,
  Method,
  Operation,
  PaginationStrategy,
  ResponseOf,
} from '@molt-sdk/contracts/kernel'
import { showCaller } from '../errors/caller-stack.ts'
import { AbortError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { MoltError } from '../errors/molt-error.ts'
import type { InspectArgs } from '../observe/inspect.ts'
import type { CallInfo, ParsedResponse } from './call.ts'
import { Call } from './call.ts'
import type { OptionRules } from './check-options.ts'
import type { ClientContext } from './client-context.ts'
import { Deadline } from './deadline.ts'
import { deriveOptions } from './derived-client.ts'
import type { InternalCallOptions } from './internal-call-options.ts'
import type { Page } from './list.ts'
import { List } from './list.ts'
import { loadModule } from './load-module.ts'
import type { CallOptions } from './options.ts'
import type { RateLimit } from './rate-limit.ts'
import { readValue } from './read-response.ts'
import type { CallArgs } from './request.ts'
import { readRequestId } from './request-id.ts'
import type { RequestOptions } from './request-options.ts'
import { RequestRunner } from './request-runner.ts'

/** Calls operations. Every call and list of every client goes through it. */
export class HttpClient {
  readonly #context: ClientContext

  /** The context holds the API key, so it is private and not passed to resources. */
  constructor(context: ClientContext) {
    this.#context = context
  }

  get baseUrl(): string {
    return this.#context.options.baseUrl
  }

  /** The rate limit of the latest response that had rate-limit headers. */
  get rateLimit(): RateLimit | undefined {
    return this.#context.rateLimit
  }

  /** Returns the options of a client that is derived from the client with the given options. */
  derive<Options extends object>(
    given: Options,
    changes: Options,
    rules: OptionRules<Options>,
  ): Options {
    return deriveOptions(this.#context, given, changes, rules)
  }

  /** Returns state that derived clients share if they have the same base URL. */
  shared<State>(create: () => State): State {
    const { server } = this.#context
    server.state ??= create()
    return server.state as State
  }

  /** Formats the client for `console.log`: its name and its simple options, without secrets. */
  inspect(...[, inspectOptions, inspect]: InspectArgs): string {
    const { platform, options, redact } = this.#context
    const { apiKey } = options
    const shown = {
      ...(redact.value(options) as object),
      ...(typeof apiKey === 'function' && { apiKey: '[function]' }),
    }
    const simple = Object.entries(shown).filter(
      ([, value]) => value !== undefined && Object(value) !== value,
    )
    return `${platform.name} ${inspect(Object.fromEntries(simple), inspectOptions)}`
  }

  /** Calls an operation. The request is sent immediately. */
  call<O extends Operation>(
    operation: O,
    args: ArgsOf<O>,
    options: CallOptions = {},
    internal: InternalCallOptions<ResponseOf<O>> = {},
  ): Call<ResponseOf<O>> {
    const info = this.#infoOf(operation.id, true)
    const response = this.#execute<ResponseOf<O>>(operation, args, options, internal, info)
    return new Call(() => response, info)
  }

  /** Calls an endpoint that has no operation. The request is sent immediately. */
  request<Result>(
    method: Method,
    path: string,
    options: RequestOptions<Result> | undefined,
  ): Call<Result> {
    const info = this.#infoOf(`${String(method)} ${String(path)}`, true)
    const response = this.#request<Result>(method, path, options, info)
    return new Call(() => response, info)
  }

  /** Lists the items of an operation. Pages are requested when they are read. */
  list<O extends Operation & { readonly paging: PaginationStrategy }, Pagination>(
    operation: O,
    args: ArgsOf<O>,
    options: CallOptions = {},
  ): List<ItemOf<O>, Pagination> {
    const { paging } = operation
    const page = async (
      query: Readonly<Record<string, unknown>>,
      index: number,
      former: Map<string, number>,
    ): Promise<ParsedResponse<Page<ItemOf<O>, Pagination>>> => {
      // Pages that follow each other share one record. Another page may have followed the former one.
      const positions = former.size > index ? new Map([...former].slice(0, index)) : former
      positions.set(JSON.stringify(query), index)
      const response = await this.#execute<unknown>(operation, { ...args, query }, options, {})
      const data = response.data as Readonly<Record<string, unknown>>
      const items = data[paging.items[0]] as readonly ItemOf<O>[]
      const nextQuery = paging.next(data, query)
      const pagination = (data[paging.pagination ?? ''] ?? undefined) as Pagination | undefined
      const next = async (): Promise<Page<ItemOf<O>, Pagination> | undefined> =>
        // Positions after that of this page are those of another way.
        nextQuery && !(Number(positions.get(JSON.stringify(nextQuery))) <= index)
          ? (await page(nextQuery, index + 1, positions)).data
          : undefined
      return { ...response, data: { items, pagination, next } }
    }
    // Of the wrong kind, such as null, it is rejected with the first page.
    const { query = {} } = args
    return new List(() => page(query, 0, new Map()), this.#infoOf(operation.id))
  }

  /**
   * Loads the code of a method that most programs do not call, within the caller's signal and
   * `totalTimeout`.
   *
   * @param operation the name of the call in errors
   * @param options those of the call, which are checked later
   * @throws ConnectionError with code `load_failed`
   */
  async load<Module>(
    operation: string,
    options: unknown,
    load: () => Promise<Module>,
  ): Promise<Module> {
    const { signal }: CallOptions = Object(options)
    const errorContext = (): ErrorContext => ({ operation })
    const deadline = new Deadline(
      signal instanceof AbortSignal ? signal : undefined,
      this.#context.options.totalTimeout ?? 300_000,
      errorContext,
    )
    try {
      const scope = { deadline, errorContext }
      return await deadline.race(() => loadModule(scope, 'its code', load))
    } catch (error) {
      showCaller(error, this.load)
      throw error
    } finally {
      deadline.dispose()
    }
  }

  #infoOf(operation: string, isPending = false): CallInfo {
    return { client: this.#context.platform.name, operation, isPending }
  }

  async #request<Result>(
    method: Method,
    path: string,
    given: RequestOptions<Result> | undefined,
    info: CallInfo,
  ): Promise<ParsedResponse<Result>> {
    try {
      const load = () => import('./any-request.ts')
      const { toCall } = await this.load(info.operation, given, load)
      const { operation, args, options, internal } = toCall(method, path, given)
      return await this.#execute(operation, args, options, internal as InternalCallOptions<Result>)
    } catch (error) {
      showCaller(error, this.#request)
      throw error
    } finally {
      info.isPending = false
    }
  }

  async #execute<Value>(
    operation: Operation,
    args: CallArgs,
    options: CallOptions,
    internal: InternalCallOptions<Value>,
    info?: CallInfo,
  ): Promise<ParsedResponse<Value>> {
    let runner: RequestRunner | undefined
    try {
      const current = new RequestRunner(this.#context, operation, args, options, internal)
      runner = current
      const parsed = await current.run(async (response) => {
        const value = await readValue<Value>(current, response)
        const { parse } = internal
        const data = parse ? await parse(value, current, response.status) : value
        const requestId = readRequestId(response.headers, this.#context.redact)
        return { data, response, requestId }
      })
      runner.reporter.succeed(parsed.data)
      return parsed
    } catch (error) {
      const recovered = await recover(error, internal)
      if (recovered) {
        runner?.reporter.succeed(recovered.data)
        return recovered
      }
      showCaller(error, this.#execute)
      runner?.reporter.fail(error)
      throw error
    } finally {
      runner?.finish()
      if (info) info.isPending = false
    }
  }
}

/** The result of a call that failed, if it is known to have done what it should. */
const recover = async <Value>(
  error: unknown,
  { recover, reconcile }: InternalCallOptions<Value>,
): Promise<ParsedResponse<Value> | undefined> => {
  if (!(error instanceof MoltError) || error instanceof AbortError) return undefined
  if (error.outcome === 'unknown') return reconcile?.().catch(() => undefined)
  return recover?.(error)
}
