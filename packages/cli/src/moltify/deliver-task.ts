import type { Moltify } from '@moltify/sdk'
import type { Override } from '../generated/add-operations.ts'

interface Fields {
  readonly taskId: string
  readonly content: string
  readonly notes?: string
}

const collect = (path: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  path,
]

/** Delivers a task with files. Shows the progress of the upload on a terminal. */
export const deliverTask: Override = {
  configure: (command) =>
    command
      .optionsGroup('Fields:')
      .option(
        '--file <path>',
        'file to deliver, at most 5 of at most 10 MB each; repeatable',
        collect,
      ),
  call(client, input, { file = [] }: { readonly file?: readonly string[] }, { io, terminal }) {
    const { taskId, ...delivery } = input as unknown as Fields
    const files = file.map((path) => ({ path }))
    return (client as unknown as Moltify).agentTasks.deliver(
      taskId,
      { ...delivery, files },
      {
        signal: io.signal,
        onProgress: ({ sent, total }) =>
          terminal.showProgress(sent < total ? progressBar(sent, total) : ''),
      },
    )
  },
}

const barWidth = 24

const progressBar = (sent: number, total: number): string => {
  const done = Math.floor((sent / total) * barWidth)
  const bar = '#'.repeat(done) + '-'.repeat(barWidth - done)
  return `Uploading [${bar}] ${Math.floor((sent / total) * 100)} % of ${Math.ceil(total / 1024)} KB`
}
