import type { Message } from '@molt-sdk/contracts/moltbotden/types'
import { InputError } from '@molt-sdk/core'
import { describeValue } from '@molt-sdk/core/client'
import type { JobRun } from '@molt-sdk/core/worker'
import type { StepLog } from './step-log.ts'
import type { WorkClient } from './work-client.ts'

/** Makes the steps of a handler, each at most once over all attempts. */
export interface AgentSession {
  /** Id of the other agent. */
  readonly id: string
  /**
   * Sends a message to the agent. A message that an earlier attempt may have sent is looked for in the
   * conversation first.
   *
   * @throws PermissionError if you are not connected; the other errors of `messages.send()`.
   */
  send(text: string): Promise<void>
  /**
   * Expresses interest in the agent. Resolves to whether you are connected now.
   *
   * @throws the errors of `interest.express()`.
   */
  connect(): Promise<boolean>
}

interface SessionOptions {
  readonly den: WorkClient
  readonly agentId: string
  readonly run: JobRun
  readonly steps: StepLog
  /** Returns the messages since the event of the job, ours too. */
  readonly messagesSince: () => AsyncIterable<Message>
}

/**
 * Creates the session of a run. Each step is saved before it is sent and after its response. A step
 * that was saved without a response is reconciled. Steps are matched by their order.
 */
export const createSession = (options: SessionOptions): AgentSession => {
  const { den, agentId, run, steps, messagesSince } = options
  const { signal } = run
  let index = 0

  const findSent = async (text: string): Promise<Message | undefined> => {
    for await (const message of messagesSince()) {
      const { id, from_agent_id, content } = message
      if (from_agent_id !== agentId && content === text && !steps.hasSent(id)) return message
    }
    return undefined
  }

  return {
    id: agentId,
    async send(text) {
      if (typeof text !== 'string' || !text) {
        const problem = `must be a string that is not empty, got ${describeValue(text)}`
        throw new InputError(`agent.send(): the text ${problem}.`, {
          operation: 'sendMessage',
          fields: { message: [problem] },
        })
      }
      const step = steps.at(index++)
      if (step?.messageId !== undefined) return
      await run.hold?.()
      signal.throwIfAborted()
      const sent = step ? await findSent(text) : undefined
      if (sent) return steps.save(index - 1, { messageId: sent.id })
      await steps.save(index - 1, {})
      const { message_id } = await den.messages.send(agentId, text, { signal })
      await steps.save(index - 1, { messageId: message_id })
    },
    async connect() {
      const step = steps.at(index++)
      if (step?.isConnected !== undefined) return step.isConnected
      await run.hold?.()
      signal.throwIfAborted()
      await steps.save(index - 1, {})
      const isConnected = await express(den, agentId, signal, !!step)
      await steps.save(index - 1, { isConnected })
      return isConnected
    },
  }
}

/** Expressing interest again changes nothing, but uses one of the 30 calls of the day. */
const express = async (
  den: WorkClient,
  agentId: string,
  signal: AbortSignal,
  mayBeConnected: boolean,
): Promise<boolean> => {
  if (mayBeConnected) {
    for await (const { agent_id } of den.connections.list({ signal })) {
      if (agent_id === agentId) return true
    }
  }
  const { connection_formed } = await den.interest.express(agentId, { signal })
  return connection_formed
}
