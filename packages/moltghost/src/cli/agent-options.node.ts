import { isConfigError } from '@molt-sdk/core'
import type { Command } from 'commander'
import { Option } from 'commander'
import { MoltGhostAgent } from '../client.ts'
import type { CommandContext } from './context.node.ts'
import { isFromCommandLine, optionValue } from './flags.node.ts'
import { addKeyOptions, clientOptions } from './key-options.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds the ways to say which agent is meant. */
export const addAgentOptions = (command: Command): Command =>
  addKeyOptions(
    command
      .optionsGroup('Which agent:')
      .addOption(
        new Option(
          '--agent-id <id>',
          'id of the agent: abc123 in https://abc123.agent.moltghost.io',
        ).env('MOLTGHOST_AGENT_ID'),
      )
      .addOption(
        new Option(
          '--endpoint <url>',
          'where agents are, if not at https://agent.moltghost.io',
        ).env('MOLTGHOST_ENDPOINT'),
      )
      .addOption(
        new Option('--base-url <url>', 'the whole address of the agent, in place of both').env(
          'MOLTGHOST_BASE_URL',
        ),
      ),
  )

/** A client of the agent that the flags and the environment name. */
export const createAgentClient = async (
  command: Command,
  context: CommandContext,
): Promise<MoltGhostAgent> => {
  const agentId = optionValue(command, 'agentId')
  const endpoint = optionValue(command, 'endpoint')
  // What is written out says more than what the environment has stood for all along.
  const isNamed = isFromCommandLine(command, 'agentId') || isFromCommandLine(command, 'endpoint')
  const baseUrl =
    isNamed && !isFromCommandLine(command, 'baseUrl') ? undefined : optionValue(command, 'baseUrl')
  const options = await clientOptions(command, context)
  try {
    return new MoltGhostAgent({ ...options, agentId, endpoint, baseUrl })
  } catch (error) {
    throw toUsageError(error)
  }
}

/** The client speaks of its options; who types a command knows flags. */
const toUsageError = (error: unknown): unknown => {
  if (!isConfigError(error)) return error
  switch (error.code) {
    case 'missing_agent_id':
      return new UsageError(
        'Which agent? Give its id with --agent-id or MOLTGHOST_AGENT_ID, or its whole address with --base-url or MOLTGHOST_BASE_URL.',
      )
    case 'invalid_agent_id':
      return new UsageError(
        'The id of an agent is one part of the name of a host, such as abc123. A whole address goes into --base-url.',
      )
    default:
      return new UsageError(
        error.message
          .replace(/^baseUrl /, '--base-url ')
          .replace(/^endpoint /, '--endpoint ')
          .replace(/^apiKey /, 'The API key ')
          .replace('use apiKey', 'use MOLTGHOST_API_KEY'),
      )
  }
}
