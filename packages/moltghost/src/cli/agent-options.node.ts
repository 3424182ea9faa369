import { isConfigError } from '@molt-sdk/core'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { MoltGhostOptions } from '../client.ts'
import { MoltGhostAgent } from '../client.ts'
import type { CommandContext } from './command-context.node.ts'
import { isFromCommandLine, optionValue } from './flags.node.ts'
import { addKeyOptions, clientOptions } from './key-options.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds the options that select an agent. */
export const addAgentOptions = (command: Command): Command =>
  addKeyOptions(
    command
      .optionsGroup('Agent options:')
      .addOption(
        new Option(
          '--agent-id <id>',
          'id of the agent, such as abc123 in https://abc123.agent.moltghost.io',
        ).env('MOLTGHOST_AGENT_ID'),
      )
      .addOption(
        new Option(
          '--endpoint <url>',
          'URL under which agents are hosted (default: https://agent.moltghost.io)',
        ).env('MOLTGHOST_ENDPOINT'),
      )
      .addOption(
        new Option('--base-url <url>', 'URL of the agent; overrides the other two').env(
          'MOLTGHOST_BASE_URL',
        ),
      ),
  )

/** Creates a client of the agent selected by options and environment variables. */
export const createAgentClient = async (
  command: Command,
  context: CommandContext,
): Promise<MoltGhostAgent> => {
  const agentId = optionValue(command, 'agentId')
  const endpoint = optionValue(command, 'endpoint')
  // Options on the command line override environment variables.
  const isNamed = isFromCommandLine(command, 'agentId') || isFromCommandLine(command, 'endpoint')
  const baseUrl =
    isNamed && !isFromCommandLine(command, 'baseUrl') ? undefined : optionValue(command, 'baseUrl')
  const options = await clientOptions(command, context)
  const given = { agentId, endpoint }
  for (const name of ['agentId', 'endpoint'] as const) {
    if (baseUrl && !isFromCommandLine(command, name)) given[name] = undefined
  }
  try {
    const api = optionValue(command, 'api') as MoltGhostOptions['api']
    return new MoltGhostAgent({ ...options, ...given, baseUrl, api })
  } catch (error) {
    throw toUsageError(error)
  }
}

/** Rewrites messages about client options to the options of the command. */
const toUsageError = (error: unknown): unknown => {
  if (!isConfigError(error)) return error
  switch (error.code) {
    case 'missing_agent_id':
      return new UsageError(
        'No agent is configured. Pass its id with --agent-id or MOLTGHOST_AGENT_ID, or its URL with --base-url or MOLTGHOST_BASE_URL.',
      )
    case 'invalid_agent_id':
      return new UsageError(
        'The agent id must be a DNS label such as "abc123". To pass a full URL, use --base-url.',
      )
    case 'conflicting_address':
      return new UsageError(
        '--base-url contradicts --agent-id or --endpoint. Pass --base-url alone, or the other two without it.',
      )
    default:
      return new UsageError(
        error.message
          .replace(/^baseUrl /, '--base-url ')
          .replace(/^endpoint /, '--endpoint ')
          .replace(/^apiKey /, 'The API key ')
          .replace('set allowInsecureHttp: true', 'pass --allow-insecure-http')
          .replace(/\bapiKey\b/, 'MOLTGHOST_API_KEY'),
      )
  }
}
