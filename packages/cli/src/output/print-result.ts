import type { IsMoney } from './cells.ts'
import { formatCell, isEmpty, isShort } from './cells.ts'
import { formatPairs, formatTable } from './table.ts'
import type { Terminal } from './terminal.ts'

/** How results are printed. */
export interface OutputFormat {
  /** `text` for people; `json` is one JSON value, `jsonl` one per line. */
  readonly format: 'text' | 'json' | 'jsonl'
  /** Selects a part of each result. */
  readonly select?: ((value: unknown) => unknown) | undefined
  readonly isMoney: IsMoney
}

/** Prints a result. */
export const printResult = (
  terminal: Terminal,
  value: unknown,
  { format, select, isMoney }: OutputFormat,
): void => {
  const selected = select ? select(value) : value
  if (format === 'text') printText(terminal, selected, isMoney)
  else if (format === 'json') terminal.print(JSON.stringify(selected ?? null))
  else {
    for (const item of Array.isArray(selected) ? selected : [selected])
      terminal.print(JSON.stringify(item ?? null))
  }
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const printText = (terminal: Terminal, value: unknown, isMoney: IsMoney): void => {
  if (value === undefined) return
  if (Array.isArray(value)) printItems(terminal, value, isMoney)
  else if (isFields(value)) printFields(terminal, value, isMoney)
  else terminal.print(typeof value === 'string' ? value : formatCell('', value, isMoney))
}

const printFields = (terminal: Terminal, value: Fields, isMoney: IsMoney): void => {
  const { short, lists } = partition(value)
  const pairs = short.map(([name, field]) => [name, formatCell(name, field, isMoney)] as const)
  for (const line of formatPairs(pairs, terminal.columns)) terminal.print(line)
  for (const [name, items] of lists) {
    if (pairs.length) terminal.print('')
    terminal.printHeading(name)
    printItems(terminal, items, isMoney)
  }
}

/** Separates lists of objects, which are printed as tables below the other fields. */
const partition = (
  value: Fields,
): { readonly short: [string, unknown][]; readonly lists: [string, readonly Fields[]][] } => {
  const short: [string, unknown][] = []
  const lists: [string, readonly Fields[]][] = []
  for (const [name, field] of flatten(value)) {
    const isList = Array.isArray(field) && field.length > 0 && field.every(isFields)
    if (isList) lists.push([name, field])
    else if (!isEmpty(field)) short.push([name, field])
  }
  return { short, lists }
}

/** Nested objects become fields with a dot in their name. */
const flatten = (value: Fields, prefix = ''): [string, unknown][] =>
  Object.entries(value).flatMap(([name, field]) =>
    isFields(field)
      ? flatten(field, `${prefix}${name}.`)
      : [[`${prefix}${name}`, field] as [string, unknown]],
  )

const printItems = (terminal: Terminal, items: readonly unknown[], isMoney: IsMoney): void => {
  if (items.length === 0) terminal.printNotice('No items.')
  else if (items.every(isFields)) printTable(terminal, items, isMoney)
  else for (const item of items) terminal.print(formatCell('', item, isMoney))
}

const printTable = (terminal: Terminal, items: readonly Fields[], isMoney: IsMoney): void => {
  const rows = items.map((item) => new Map(flatten(item)))
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter(
    (name) =>
      rows.every((row) => isShort(row.get(name))) && !rows.every((row) => isEmpty(row.get(name))),
  )
  const cells = rows.map((row) => names.map((name) => formatCell(name, row.get(name), isMoney)))
  const [titles = '', ...lines] = formatTable([names, ...cells], terminal.columns)
  terminal.printHeading(titles)
  for (const line of lines) terminal.print(line)
}
