import type { Io } from './io.ts'
import { platforms } from './platform/platforms.ts'
import { UsageError } from './usage-error.ts'

/** A command of another package, which reads its own arguments. */
export interface Delegation {
  readonly name: string
  readonly args: readonly string[]
  /** The value of `--profile`, which is not among `args`: only this command has profiles. */
  readonly profile?: string | undefined
  /** Runs it in this process. It sets the exit code. */
  load(): Promise<unknown>
}

/** The commands of `moltghost`, with a summary for help. */
export const moltghostCommands: Readonly<Record<string, string>> = {
  chat: 'chat with an agent',
  health: 'show the status of an agent',
  models: 'list the models of an agent',
  tools: 'invoke skills of an agent',
  status: 'show the status and URL of an agent',
  agent: 'start, stop or restart an agent',
  auth: 'create, list and revoke API keys',
}

/** Returns the command of another package that the arguments name. */
export const findDelegation = ([name, ...rest]: readonly string[]): Delegation | undefined => {
  const { args, profile } = takeProfile(rest)
  const [first = ''] = args
  if (name === 'moltghost' && Object.hasOwn(moltghostCommands, first)) {
    return { name, args, profile, load: () => import('@moltghost/sdk/internal/cli') }
  }
  if (name === 'sandbox') {
    return {
      name: 'molt-sandbox',
      args: rest,
      load: () => import('@molt-sdk/sandbox/internal/cli'),
    }
  }
  if (name === 'mcp' && first !== '' && !/^(install|--help|-h)$/.test(first)) {
    return { name: 'molt-mcp', args, profile, load: () => serveMcp(args) }
  }
  return undefined
}

/** Takes `--profile <name>` out of arguments. What follows `--` is text. */
const takeProfile = (words: readonly string[]): Pick<Delegation, 'args' | 'profile'> => {
  const end = words.indexOf('--')
  const index = words.findIndex(
    (word, position) => /^--profile(=|$)/.test(word) && (end === -1 || position < end),
  )
  if (index === -1) return { args: words }
  const [, inline] = /^--profile=(.*)$/s.exec(words[index] ?? '') ?? []
  const count = inline === undefined ? 2 : 1
  const args = [...words.slice(0, index), ...words.slice(index + count)]
  return { args, profile: inline ?? words[index + 1] ?? '' }
}

const serveMcp = async (args: readonly string[]): Promise<void> => {
  const { runMcpCommand } = await import('@molt-sdk/tools/internal/mcp-command')
  const exitCode = await runMcpCommand(args)
  if (exitCode !== 0) process.exit(exitCode)
}

/**
 * Returns the variables that give a command of another package the keys of the profile. `undefined` unsets
 * a variable: the key of a profile is not sent to an address of the environment.
 *
 * @throws UsageError if the profile is not known.
 */
export const delegatedEnv = async (
  { name, profile }: Delegation,
  io: Pick<Io, 'env'>,
): Promise<Readonly<Record<string, string | undefined>>> => {
  const { resolveAccount } = await import('./account/resolve-account.ts')
  if (profile === '') throw new UsageError('--profile needs the name of a profile.')
  const wanted = Object.values(platforms).filter(
    (platform) => name === 'molt-mcp' || platform.name === name,
  )
  const env: Record<string, string | undefined> = {}
  for (const platform of wanted) {
    const { keyVariable, baseUrlVariables, endpointVariable, controlVariable } = platform
    if (profile === undefined && io.env[keyVariable]) continue
    const { apiKey, baseUrl } = await resolveAccount(
      platform,
      profile === undefined ? {} : { profile },
      io,
    )
    if (apiKey === undefined && profile === undefined) continue
    env[keyVariable] = apiKey
    const [first, ...others] = baseUrlVariables
    if (first !== undefined) env[first] = baseUrl
    for (const variable of [...others, endpointVariable, controlVariable])
      if (variable !== undefined) env[variable] = undefined
  }
  return env
}
