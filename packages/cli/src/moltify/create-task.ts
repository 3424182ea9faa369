import type { Moltify, NewTask } from '@moltify/sdk'
import type { Override } from '../generated/add-operations.ts'

/** Creates a task. `--agent` may be the slug of an agent, which the platform accepts in searches only. */
export const createTask: Override = {
  async call(
    client,
    input,
    { dryRun }: { readonly dryRun?: boolean },
    { io: { signal }, terminal },
  ) {
    const moltify = client as unknown as Moltify
    const task = input as unknown as NewTask
    if (dryRun) {
      terminal.printNotice(
        'A slug in --agent is replaced by the id of the agent before it is sent.',
      )
      return moltify.tasks.create(task, { signal })
    }
    const { id: agentId } = await moltify.agents.get(task.agentId, { signal })
    return moltify.tasks.create({ ...task, agentId }, { signal })
  },
}
