import type { Command } from 'commander'
import { Argument } from 'commander'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions, addOutputOptions, outputFormat } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import type { Check } from '../doctor/check.ts'
import { checkMachine } from '../doctor/check-machine.ts'
import { checkPlatform } from '../doctor/check-platform.ts'
import { exitCodes } from '../exit-codes.ts'
import { printResult } from '../output/print-result.ts'
import type { PlatformName } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'

/** Adds `molt doctor`. */
export const addDoctor = async (program: Command, context: CommandContext): Promise<void> => {
  const command = program
    .command('doctor')
    .description(
      'Checks Node.js, the profiles, and for each platform with a key: the base URL, the key with one call that reads, and the clock of this machine. Says what to fix. Exits with code 1 if a check fails, and with code 3 if a key is rejected.',
    )
    .addArgument(
      new Argument('[platform]', 'platform to check (default: those with a key)').choices(
        Object.keys(platforms),
      ),
    )
  addConnectionOptions(addOutputOptions(command))
  command.action(async (name: PlatformName | undefined, flags: CommonFlags) => {
    const { io, terminal } = context
    const format = await outputFormat(flags)
    const checked = name ? [platforms[name]] : Object.values(platforms)
    const groups = await Promise.all(
      checked.map((platform) => checkPlatform(platform, flags, context, name !== undefined)),
    )
    const checks = [...checkMachine(io), ...groups.flat()]
    if (format.format === 'text' && !format.select) {
      for (const check of checks) terminal.print(lineOf(check))
    } else printResult(terminal, checks, format)
    if (checks.some(({ problem }) => problem === 'key')) context.setExitCode(exitCodes.key)
    else if (checks.some(({ ok }) => !ok)) context.setExitCode(exitCodes.failure)
  })
}

const lineOf = ({ name, ok, message, fix }: Check): string =>
  `${ok ? 'ok    ' : 'FAILED'}  ${name}: ${message}${fix ? `\n        ${fix}` : ''}`
