import type { CommonFlags } from './common-options.ts'
import type { CommandContext } from './context.ts'
import { UsageError } from './usage-error.ts'

/**
 * Asks before something is done that spends money or cannot be undone.
 *
 * @param statement what will be done, as a sentence
 * @throws UsageError if the user cannot be asked, or says no.
 */
export const confirm = async (
  statement: string,
  { yes }: CommonFlags,
  { io, terminal }: CommandContext,
): Promise<void> => {
  if (yes) return
  if (!terminal.isInteractive) {
    throw new UsageError(`${statement} Pass --yes to confirm it: there is no terminal to ask on.`)
  }
  if ((await io.prompts.confirm(`${statement} Continue?`)) !== true)
    throw new UsageError('Nothing was done.')
}
