import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { IsMoney } from './output/cells.ts'
import type { OutputFormat } from './output/print-result.ts'
import { compileQuery } from './output/query.ts'
import { UsageError } from './usage-error.ts'

/** The values of the options that commands share. */
export interface CommonFlags {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly query?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly all?: boolean
  readonly verbose?: boolean
  readonly profile?: string
  readonly baseUrl?: string
  readonly timeout?: number
}

/** Adds the options of how results are printed. */
export const addOutputOptions = (command: Command): Command =>
  command
    .optionsGroup('Output options:')
    .option('--json', 'print one JSON value; amounts are in cents, as in the API')
    .option('--jsonl', 'print one JSON value per line')
    .option('--query <expression>', 'select a part of the result with JMESPath')
    .option('--verbose', 'show each request, and the details of errors')

/** Adds the options of which account is used, and how. */
export const addConnectionOptions = (command: Command): Command =>
  command
    .optionsGroup('Connection options:')
    .option('--profile <name>', 'profile with the API key to use, see "molt login --help"')
    .option('--base-url <url>', 'base URL of the platform, such as that of a sandbox')
    .option('--timeout <seconds>', 'time limit of one attempt (default: 30)', parseSeconds)

const parseSeconds = (text: string): number => {
  const seconds = Number(text)
  if (text.trim() && seconds > 0 && Number.isFinite(seconds)) return seconds
  throw new InvalidArgumentError('Must be a number of seconds greater than 0.')
}

/** Returns how the result of a command is to be printed. */
export const outputFormat = async (
  { json, jsonl, query }: CommonFlags,
  isMoney: IsMoney = () => false,
): Promise<OutputFormat> => {
  if (json && jsonl) throw new UsageError('--json and --jsonl cannot be combined.')
  const select = query === undefined ? undefined : await compileQuery(query)
  return { format: json ? 'json' : jsonl ? 'jsonl' : 'text', select, isMoney }
}
