import { resolveAccount } from './account/resolve-account.ts'
import type { Io } from './io.ts'
import { platforms } from './platform/platforms.ts'

/** A command of another package, which reads its own arguments. */
export interface Delegation {
  readonly name: string
  readonly args: readonly string[]
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
export const findDelegation = ([name, ...args]: readonly string[]): Delegation | undefined => {
  const [first = ''] = args
  if (name === 'moltghost' && Object.hasOwn(moltghostCommands, first)) {
    return { name, args, load: () => import('@moltghost/sdk/internal/cli') }
  }
  if (name === 'sandbox') {
    return { name: 'molt-sandbox', args, load: () => import('@molt-sdk/sandbox/internal/cli') }
  }
  if (name === 'mcp' && first !== '' && !/^(install|--help|-h)$/.test(first)) {
    return { name: 'molt-mcp', args, load: () => serveMcp(args) }
  }
  return undefined
}

const serveMcp = async (args: readonly string[]): Promise<void> => {
  const { runMcpCommand } = await import('@molt-sdk/tools/internal/mcp-command')
  const exitCode = await runMcpCommand(args)
  if (exitCode !== 0) process.exit(exitCode)
}

/** Returns the variables that give a command of another package the keys of the profile. */
export const delegatedEnv = async (
  { name }: Delegation,
  io: Pick<Io, 'env'>,
): Promise<Readonly<Record<string, string>>> => {
  const wanted = Object.values(platforms).filter(
    (platform) => name === 'molt-mcp' || platform.name === name,
  )
  const env: Record<string, string> = {}
  for (const platform of wanted) {
    if (io.env[platform.keyVariable]) continue
    const { apiKey, baseUrl } = await resolveAccount(platform, {}, io)
    const [baseUrlVariable] = platform.baseUrlVariables
    if (apiKey !== undefined) env[platform.keyVariable] = apiKey
    if (apiKey !== undefined && baseUrl !== undefined && baseUrlVariable)
      env[baseUrlVariable] = baseUrl
  }
  return env
}
