/** A command of commander, as far as it is read here. */
export interface Command {
  name(): string
  readonly registeredArguments: readonly {
    name(): string
    readonly required: boolean
    readonly variadic: boolean
  }[]
  readonly options: readonly { readonly flags: string }[]
  readonly commands: readonly Command[]
}

/**
 * Returns what users can type, one line each: every command with its arguments, and every option of it.
 *
 * @param complete returns a command that was created without its options with them
 */
export async function commandSurface(
  command: Command,
  complete = async (child: Command, _words: readonly string[]): Promise<Command> => child,
  words: readonly string[] = [command.name()],
): Promise<string[]> {
  const path = words.join(' ')
  const args = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`
    return argument.required ? ` <${name}>` : ` [${name}]`
  })
  const lines = [
    `${path}${args.join('')}`,
    ...command.options.map(({ flags }) => `${path} ${flags}`).sort(),
  ]
  for (const child of command.commands) {
    const childWords = [...words, child.name()]
    lines.push(...(await commandSurface(await complete(child, childWords), complete, childWords)))
  }
  return lines
}
