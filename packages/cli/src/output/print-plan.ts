import type { PlannedRequest } from '../generated/dry-run.ts'
import type { OutputFormat } from './print-result.ts'
import { printResult } from './print-result.ts'
import type { Terminal } from './terminal.ts'

/** Prints the request of a dry run. The API key is not a part of it. */
export const printPlan = (terminal: Terminal, plan: PlannedRequest, format: OutputFormat): void => {
  if (format.format === 'text' && !format.select) printText(terminal, plan)
  else printResult(terminal, plan, format)
}

const printText = (terminal: Terminal, { method, url, body }: PlannedRequest): void => {
  terminal.print(`${method} ${url}`)
  if (body !== undefined)
    terminal.print(typeof body === 'string' ? body : JSON.stringify(body, null, 2))
  terminal.printNotice('Dry run: nothing was sent.')
}
