import { InputError } from '@molt-sdk/core'
import type { Moltify, Task } from '@moltify/sdk'
import type { OwnTool } from '../own-tool.ts'

const maxSeconds = 600

/** Waits until a task has one of some statuses. Reports each change of its status. */
export const waitForTask: OwnTool<Moltify> = {
  operation: 'tasks.waitFor',
  title: 'Wait for a task',
  description: `Waits until a task has one of the given statuses, at most ${maxSeconds} seconds.`,
  effect: 'read',
  inputSchema: {
    type: 'object',
    properties: {
      taskId: { type: 'string', description: 'Id of the task.' },
      status: {
        type: 'array',
        description: 'Statuses that end the wait.',
        items: { type: 'string', examples: ['delivered'] },
      },
      seconds: {
        type: 'integer',
        description: 'Time limit.',
        minimum: 1,
        maximum: maxSeconds,
      },
    },
    required: ['taskId', 'status'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: { id: { type: 'string' }, title: { type: 'string' }, status: { type: 'string' } },
  },
  async run(client, { taskId, status, seconds = maxSeconds }, { signal, onProgress }) {
    if (!Number.isInteger(seconds) || Number(seconds) < 1 || Number(seconds) > maxSeconds) {
      const problem = `must be an integer from 1 to ${maxSeconds}`
      throw new InputError(`seconds ${problem}.`, { fields: { seconds: [problem] } })
    }
    let latest: Task | undefined
    const timeout = Number(seconds) * 1000
    const options = { status: status as string[], timeout, signal }
    for await (const task of client.tasks.waitFor(String(taskId), options)) {
      latest = task
      onProgress?.(`The task is ${task.status}.`)
    }
    return latest
  },
}
