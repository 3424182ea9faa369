import type { Moltify, Task, TaskStatus } from '@moltify/sdk'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions, addOutputOptions, outputFormat } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { printResult } from '../output/print-result.ts'
import { createClient } from '../platform/create-client.ts'
import { platforms } from '../platform/platforms.ts'

interface Flags extends CommonFlags {
  readonly status: readonly TaskStatus[]
  readonly waitSeconds?: number
}

const defaultStatuses: readonly TaskStatus[] = ['delivered', 'completed', 'cancelled', 'disputed']

/** Adds `molt moltify tasks wait`. */
export const addWait = (tasks: Command, context: CommandContext): void => {
  const command = tasks
    .command('wait')
    .summary('wait until a task has a status')
    .description(
      'Waits until a task has one of the statuses, and prints the task. Fails with exit code 5 when it can no longer have one.',
    )
    .argument('<task-id>', 'Id of the task.')
    .option('--status <status...>', `statuses to wait for (default: ${defaultStatuses.join(', ')})`)
    .option('--wait-seconds <number>', 'time limit of the wait (default: none)', parseSeconds)
  addConnectionOptions(addOutputOptions(command))
  command.action(async (taskId: string, flags: Flags) => {
    const { io, terminal } = context
    const format = await outputFormat(flags, (name) => name === 'agreedPrice')
    const client = await createClient(platforms.moltify, flags, context)
    const { status = defaultStatuses, waitSeconds } = flags
    const changes = (client as unknown as Moltify).tasks.waitFor(taskId, {
      status,
      signal: io.signal,
      timeout: waitSeconds === undefined ? undefined : waitSeconds * 1000,
    })
    let task: Task | undefined
    for await (task of changes) {
      terminal.showProgress(`The task is ${task.status}. Waiting for ${status.join(', ')} …`)
    }
    terminal.showProgress()
    printResult(terminal, task, format)
  })
}

const parseSeconds = (text: string): number => {
  const seconds = Number(text)
  if (text.trim() && seconds > 0) return seconds
  throw new InvalidArgumentError('Must be a number of seconds greater than 0.')
}
