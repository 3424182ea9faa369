import type {
  ArgsOf,
  ItemOf,
  Operation,
  PaginationStrategy,
  ResponseOf,
} from '@molt-sdk/contracts/kernel'
import { isRecord, normalizeItems } from '@molt-sdk/contracts/kernel'
import { AbortError } from '../errors/abort-error.ts'
import { ContractError } from '../errors/contract-error.ts'
import { MoltError } from '../errors/molt-error.ts'
import { parseJson } from './body.ts'
import type { ParsedResponse } from './call.ts'
import { Call } from './call.ts'
import type { ClientContext } from './client-context.ts'
import type { Page } from './list.ts'
import { List } from './list.ts'
import type { CallOptions } from './options.ts'
import type { RateLimit } from './rate-limit.ts'
import type { CallArgs, UploadFactory } from './request.ts'
import type { Route } from './request-runner.ts'
import { RequestRunner } from './request-runner.ts'
import type { Semaphore } from './semaphore.ts'

/** What a resource may add to a call of an operation. */
export interface CallExtras<Value> {
  /** Waits for its turn at each of them. */
  readonly gates?: readonly Pick<Semaphore, 'acquire'>[] | undefined
  /**
   * Asked when a write was sent and its answer lost: reads whether it was done, and gives what it
   * read if so.
   */
  readonly reconcile?: (() => Promise<ParsedResponse<Value> | undefined>) | undefined
  /** Another way to the same answer, for a server that refuses the first. Asked once. */
  readonly instead?: Route['instead']
  /** What is sent in the place of the body, which is checked all the same. */
  readonly upload?: UploadFactory | undefined
}

/** Carries out operations: one way for every call and list of every client. */
export class HttpClient {
  readonly #context: ClientContext

  /** The context holds the API key: it is private here and given to no resource. */
  constructor(context: ClientContext) {
    this.#context = context
  }

  get baseUrl(): string {
    return this.#context.options.baseUrl
  }

  /** The rate limit as the latest response with rate-limit headers described it. */
  get rateLimit(): RateLimit | undefined {
    return this.#context.rateLimit
  }

  /** Calls an operation once, at once. */
  call<O extends Operation>(
    operation: O,
    args: ArgsOf<O>,
    options: CallOptions = {},
    extras: CallExtras<ResponseOf<O>> = {},
  ): Call<ResponseOf<O>> {
    const answer = this.#execute<ResponseOf<O>>(operation, args, options, extras)
    return new Call(() => answer)
  }

  /** Lists, page by page, when asked. */
  list<O extends Operation & { readonly paging: PaginationStrategy }, Pagination>(
    operation: O,
    args: ArgsOf<O>,
    options: CallOptions = {},
  ): List<ItemOf<O>, Pagination> {
    const { paging } = operation
    const page = async (
      query: Readonly<Record<string, unknown>>,
      previousPages: readonly string[] = [],
    ): Promise<ParsedResponse<Page<ItemOf<O>, Pagination>>> => {
      const requestedPages = [...previousPages, JSON.stringify(query)]
      const answer = await this.#execute<unknown>(operation, { ...args, query }, options, {})
      const data = isRecord(answer.data) ? answer.data : {}
      const reconciled = data[paging.items[0]]
      const items = (Array.isArray(reconciled) ? reconciled : []) as readonly ItemOf<O>[]
      const nextQuery = items.length ? paging.next(data, query) : undefined
      const pagination = (data[paging.pagination ?? ''] ?? undefined) as Pagination | undefined
      const next = async (): Promise<Page<ItemOf<O>, Pagination> | undefined> =>
        nextQuery && !requestedPages.includes(JSON.stringify(nextQuery))
          ? (await page(nextQuery, requestedPages)).data
          : undefined
      return { ...answer, data: { items, pagination, next } }
    }
    return new List(() => page(args.query ?? {}))
  }

  async #execute<Value>(
    operation: Operation,
    args: CallArgs,
    options: CallOptions,
    { gates, reconcile, instead, upload }: CallExtras<Value>,
  ): Promise<ParsedResponse<Value>> {
    const exchange = new RequestRunner(this.#context, operation, { ...args, upload }, options)
    try {
      return await exchange.run(
        async (response) => {
          const data = this.#parseBody(exchange, response, await response.text()) as Value
          return { data, response }
        },
        { gates, instead },
      )
    } catch (error) {
      const outcomeUnknown = error instanceof MoltError && !(error instanceof AbortError)
      const reconciled =
        outcomeUnknown && error.outcome === 'unknown'
          ? await reconcile?.().catch(() => undefined)
          : undefined
      if (!reconciled) throw error
      return reconciled
    } finally {
      exchange.finish()
    }
  }

  #parseBody(exchange: RequestRunner, response: Response, text: string): unknown {
    const { operation } = exchange
    const body = text ? parseJson(text) : undefined
    if (text && body === undefined) {
      const start = this.#context.redact.excerpt(text)
      throw new ContractError(`${operation.id}: the answer is not JSON: ${start}`, {
        ...exchange.errorContext(),
        code: 'malformed_json',
        status: response.status,
        retryable: false,
        outcome: undefined,
      })
    }
    if (isRecord(body) && body['success'] === false) throw exchange.toApiError(response, text)
    const data = this.#context.platform.envelope.unwrap(body)
    const value = operation.paging ? normalizeItems(operation.paging, data) : data
    exchange.checkContract(operation.response, value)
    return value
  }
}
