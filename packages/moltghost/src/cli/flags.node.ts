import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'

/** The value of a flag, or of its environment variable, where an empty one counts for none. */
export const optionValue = (command: Command, flag: string): string | undefined =>
  command.getOptionValue(flag) || undefined

/** Whether a flag was written out, and not taken from the environment. */
export const isFromCommandLine = (command: Command, flag: string): boolean =>
  command.getOptionValueSource(flag) === 'cli' && optionValue(command, flag) !== undefined

/** Reads a whole number from 1 on. */
export const parsePositiveInteger = (text: string): number => {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1 on.')
}

/** Reads how freely an agent is to answer. */
export const parseTemperature = (text: string): number => {
  const number = Number(text)
  if (text.trim() && number >= 0 && number <= 2) return number
  throw new InvalidArgumentError('It must be a number from 0 to 2.')
}

/** Gathers what a flag is given each time. */
export const collectValues = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
]
