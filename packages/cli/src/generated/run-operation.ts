import type {
  Catalogue,
  CatalogueOperation,
  Input,
} from '@molt-sdk/tools/internal/catalogue/moltify'
import type { CommonFlags } from '../common-options.ts'
import { outputFormat } from '../common-options.ts'
import { confirm } from '../confirm.ts'
import type { CommandContext } from '../context.ts'
import { printPlan } from '../output/print-plan.ts'
import type { OutputFormat } from '../output/print-result.ts'
import { printResult } from '../output/print-result.ts'
import { createClient } from '../platform/create-client.ts'
import type { AnyClient, Platform } from '../platform/platforms.ts'
import { describeTask, warningFor } from './confirmation.ts'
import { planRequest } from './dry-run.ts'
import { moneyFields } from './money-fields.ts'
import { printStream } from './print-stream.ts'

/** An operation, and where it is called. */
export interface OperationCall {
  readonly platform: Platform
  readonly catalogue: Catalogue<AnyClient>
  readonly operation: CatalogueOperation
  readonly input: Input
  /** The path parameters as the user wrote them, for questions. */
  readonly subject: string
  /** Takes the place of the catalogue's call, such as one with files. */
  readonly call?: ((client: AnyClient) => unknown) | undefined
}

interface Listed {
  readonly items: readonly unknown[]
  readonly pagination?: {
    readonly hasMore?: boolean
    readonly currentPage?: number
    readonly totalPages?: number
  }
}

/** Calls an operation and prints its result. */
export const runOperation = async (
  operationCall: OperationCall,
  flags: CommonFlags,
  context: CommandContext,
): Promise<void> => {
  const { platform, catalogue, operation, subject } = operationCall
  const { io, terminal } = context
  const isPublic = operation.auth !== 'apiKey'
  const format = await outputFormat(flags, moneyFields(catalogue))
  const call = (client: AnyClient): unknown =>
    operationCall.call
      ? operationCall.call(client)
      : catalogue.call(client, operation, operationCall.input, { signal: io.signal })
  if (flags.dryRun) {
    const plan = await planRequest(async (fetch) => {
      const client = await createClient(platform, flags, context, { isPublic, fetch, dryRun: true })
      await first(call(client))
    })
    return printPlan(terminal, plan, format)
  }
  const client = await createClient(platform, flags, context, { isPublic })
  const { input } = operationCall
  const details =
    terminal.isInteractive && !flags.yes
      ? await describeTask(catalogue, client, operation, input, io.signal)
      : undefined
  const warning = warningFor(operation, details ?? subject)
  if (warning) await confirm(warning, flags, context)
  await printOutcome(call(client), flags, format, context)
}

/** The result of a call, of the first page of a list or of a stream. */
const first = async (outcome: unknown): Promise<unknown> =>
  isIterable(outcome) && !isPromise(outcome)
    ? outcome[Symbol.asyncIterator]().next()
    : await outcome

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { readonly then?: unknown } | null)?.then === 'function'

const printOutcome = async (
  outcome: unknown,
  flags: CommonFlags,
  format: OutputFormat,
  { terminal }: CommandContext,
): Promise<void> => {
  if (isIterable(outcome) && flags.all) return printAll(outcome, format, terminal)
  if (isIterable(outcome) && !isPromise(outcome)) return printStream(outcome, format, terminal)
  if (!isIterable(outcome)) return printResult(terminal, await outcome, format)
  const page = (await (outcome as unknown as PromiseLike<Listed>)) as Listed
  printResult(terminal, page.items, format)
  if (format.format === 'text' && hasMore(page))
    terminal.printNotice('There are more items. Show them with --all or --page.')
}

/** Whether the pagination of the platform says that there is a next page. */
const hasMore = ({ pagination }: Listed): boolean => {
  const { hasMore: isMore, currentPage = 1, totalPages = 1 } = pagination ?? {}
  return isMore ?? currentPage < totalPages
}

/** With `--jsonl`, each item is printed when it is received. */
const printAll = async (
  list: AsyncIterable<unknown>,
  format: OutputFormat,
  terminal: CommandContext['terminal'],
): Promise<void> => {
  const isStreamed = format.format === 'jsonl' && !format.select
  const items: unknown[] = []
  for await (const item of list) {
    if (isStreamed) terminal.print(JSON.stringify(item))
    else items.push(item)
    if (!isStreamed && items.length % 100 === 0)
      terminal.showProgress(`${items.length} items received …`)
  }
  terminal.showProgress()
  if (!isStreamed) printResult(terminal, items, format)
}
