import { isConfigError } from '@molt-sdk/core'
import type { Command } from 'commander'
import { Option } from 'commander'
import { ControlClient } from '../control/control-client.ts'
import type { CommandContext } from './command-context.node.ts'
import { optionValue } from './flags.node.ts'
import { addKeyOptions, clientOptions } from './key-options.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds the options of the control API. */
export const addControlOptions = (command: Command): Command =>
  addKeyOptions(
    command
      .optionsGroup('Control API options:')
      .addOption(
        new Option(
          '--control-url <url>',
          'URL of the control API, which MoltGhost does not document',
        ).env('MOLTGHOST_CONTROL_URL'),
      ),
  )

/** Adds the name of an agent. By default, the configured agent is used. */
export const addAgentArgument = (command: Command): Command =>
  command
    .argument(
      '[name]',
      'name or id of the agent (default: the agent id, or the only agent with a key)',
    )
    .optionsGroup('Control API options:')
    .addOption(new Option('--agent-id <id>', 'id of the agent').env('MOLTGHOST_AGENT_ID'))

/**
 * Returns the agent that a command of the control API applies to: the one that is named, that of the
 * environment, or the only one. The API lists keys but not agents, so agents without a key are not found.
 */
export const findAgentName = async (
  command: Command,
  name: string | undefined,
  control: ControlClient,
  { signal }: CommandContext,
): Promise<string> => {
  const given = name ?? optionValue(command, 'agentId')
  if (given !== undefined) return given
  const agents = new Set<string>()
  for await (const { agent } of control.listKeys({ signal })) if (agent) agents.add(agent)
  const [only, ...others] = agents
  if (only !== undefined && others.length === 0) return only
  const found = only === undefined ? 'no agent has an API key' : `agents: ${[...agents].join(', ')}`
  throw new UsageError(
    `No agent is named (${found}). Pass its name, or its id with --agent-id or MOLTGHOST_AGENT_ID.`,
  )
}

/** Creates a client of the control API from options and environment variables. */
export const createControlClient = async (
  command: Command,
  context: CommandContext,
): Promise<ControlClient> => {
  const baseUrl = optionValue(command, 'controlUrl')
  if (baseUrl === undefined) {
    throw new UsageError(
      'No control API URL is configured. MoltGhost does not document one; pass --control-url or set MOLTGHOST_CONTROL_URL.',
    )
  }
  const options = await clientOptions(command, context)
  try {
    return new ControlClient({ ...options, baseUrl })
  } catch (error) {
    if (!isConfigError(error)) throw error
    throw new UsageError(
      error.message
        .replace(/^baseUrl /, '--control-url ')
        .replace(/^apiKey /, 'The API key ')
        .replace('set allowInsecureHttp: true', 'pass --allow-insecure-http')
        .replace(/\bapiKey\b/, 'MOLTGHOST_API_KEY'),
    )
  }
}
