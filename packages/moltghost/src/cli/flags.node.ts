import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'

/** Returns the value of an option or of its environment variable; `undefined` if it is empty. */
export const optionValue = (command: Command, flag: string): string | undefined =>
  command.getOptionValue(flag) || undefined

/** Returns whether an option was set on the command line, not by an environment variable. */
export const isFromCommandLine = (command: Command, flag: string): boolean =>
  command.getOptionValueSource(flag) === 'cli' && optionValue(command, flag) !== undefined

/** Parses an integer >= 1. */
export const parsePositiveInteger = (text: string): number => {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Must be an integer >= 1.')
}

/** Parses a sampling temperature. */
export const parseTemperature = (text: string): number => {
  const number = Number(text)
  if (text.trim() && number >= 0 && number <= 2) return number
  throw new InvalidArgumentError('Must be a number from 0 to 2.')
}

/** Collects the values of an option that can be repeated. */
export const collectValues = (
  text: string,
  previous: readonly string[] = [],
): readonly string[] => [...previous, text]
