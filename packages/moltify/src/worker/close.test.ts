import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { bundleProgram } from '../../../../scripts/build/bundle-program.ts'
import { node24 } from '../../../../scripts/lib/paths.mjs'
import { temporaryFolder } from '../../../../scripts/lib/temporary-folder.mjs'
import { rejectionOf } from '../../../core/test/client.ts'
import { workerScenario } from '../../test/worker.ts'
import type { Job, JobHandlers } from './index.ts'
import { memoryQueue, sqliteQueue } from './index.ts'

const hasSqlite = (() => {
  try {
    sqliteQueue(join(temporaryFolder('has-sqlite'), 'work.db')).close?.()
    return true
  } catch {
    return false
  }
})()

const ignore: JobHandlers = { other: () => undefined }

const job = {
  key: 'one',
  taskId: 'task',
  event: { event: 'task.approved', data: {} },
} as never as Job

describe.runIf(hasSqlite)('after close(), with a file', () => {
  const closedWorker = async () => {
    const scenario = workerScenario()
    const queue = sqliteQueue(join(temporaryFolder('closed'), 'work.db'))
    const worker = scenario.start({ on: ignore, queue })
    await worker.close()
    return { scenario, worker, queue }
  }

  test('stats(), failed() and retry() say that the queue is closed', async () => {
    const { worker } = await closedWorker()
    for (const call of [worker.stats(), worker.failed(), worker.retry('1')])
      expect(await rejectionOf(call)).toMatchObject({ name: 'ConfigError', code: 'queue_closed' })
  })

  test('perform() releases its job, poll() resolves, webhooks get a 503, close() resolves again', async () => {
    const { worker, scenario } = await closedWorker()
    expect(await worker.perform(job)).toEqual({ status: 'released' })
    expect(await worker.poll({ agentId: scenario.agentId })).toBeUndefined()
    await scenario.submit()
    await scenario.flush()
    expect(scenario.statuses).toEqual([503])
    expect(await worker.close()).toBeUndefined()
  })

  test('no worker can be created with the queue, and closing it again does nothing', async () => {
    const { queue, scenario } = await closedWorker()
    queue.close?.()
    expect(() => scenario.start({ on: ignore, queue })).toThrow(
      expect.objectContaining({ name: 'ConfigError', code: 'queue_closed' }),
    )
  })
})

test('after close(), the jobs in memory can be read, put back and given to another worker', async () => {
  const scenario = workerScenario()
  const queue = memoryQueue()
  const fail = () => {
    throw new TypeError('The model is not available.')
  }
  const worker = scenario.start({ on: { 'task.submitted': fail }, queue, attempts: 1 })
  await scenario.submit()
  await vi.waitFor(async () => expect(await worker.stats()).toMatchObject({ failed: 1 }), 30_000)
  await worker.close()
  const [failed] = await worker.failed()
  expect(await worker.retry(failed?.id ?? '')).toBe(true)
  expect(await worker.stats()).toMatchObject({ waiting: 1, failed: 0 })
  scenario.start({ on: ignore, queue })
  await vi.waitFor(async () => expect(await queue.stats()).toMatchObject({ done: 1 }), 30_000)
})

test('close() waits for jobs of perform(), and interrupts them after its timeout', async () => {
  const { start } = workerScenario()
  const signals: AbortSignal[] = []
  let end = (): void => undefined
  const worker = start({
    enqueue: () => undefined,
    on: {
      'task.approved': (_, __, { signal }) => {
        signals.push(signal)
        return signals.length === 1
          ? new Promise<void>((resolve) => {
              end = resolve
            })
          : new Promise(() => undefined)
      },
    },
  })
  const short = worker.perform(job)
  const endless = worker.perform({ ...job, key: 'other', taskId: 'other' })
  await vi.waitFor(() => expect(signals).toHaveLength(2), 30_000)
  const closing = worker.close({ timeout: 500 })
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  end()
  expect(await short).toEqual({ status: 'done' })
  expect(await endless).toEqual({ status: 'released' })
  expect(signals[1]?.reason).toMatchObject({ name: 'AbortError', code: 'aborted' })
  await closing
})

test('perform() releases a job when its signal is aborted, with the reason of the signal', async () => {
  const { start } = workerScenario()
  const reason = new Error('The message is no longer ours.')
  const controller = new AbortController()
  let seen: unknown
  const worker = start({
    enqueue: () => undefined,
    on: {
      'task.approved': (_, __, { signal }) => {
        controller.abort(reason)
        seen = signal.reason
        return new Promise(() => undefined)
      },
    },
  })
  expect(await worker.perform(job, { signal: controller.signal })).toEqual({ status: 'released' })
  expect(seen).toBe(reason)
})

test('close() gives up a queue that does not end, and reports it', async () => {
  const scenario = workerScenario()
  const never = new Promise<never>(() => undefined)
  const queue = { ...memoryQueue(), start: () => ({ close: () => never }) }
  const worker = scenario.start({ on: ignore, queue })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const closing = worker.close({ timeout: 1_000 })
  await vi.advanceTimersByTimeAsync(15_999)
  expect(scenario.errors).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await closing
  expect(scenario.errors).toMatchObject([{ error: { name: 'TimeoutError', code: 'timeout' } }])
})

describe('a handler that never ends', async () => {
  const program = await bundleProgram(
    join(import.meta.dirname, '../../test/kill/endless-process.ts'),
  )

  test.for([
    ['memory', []],
    ['a file', [join(temporaryFolder('endless'), 'work.db')]],
  ] as const)(
    'keeps its job with %s until close(), and does not keep the process running',
    async ([, args]) => {
      const child = spawn(node24, ['--no-warnings', program, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
      expect(await once(child, 'close')).toEqual([0, null])
      expect(JSON.parse(output)).toEqual({ runs: 1, waiting: 1, running: 0 })
    },
  )
})
