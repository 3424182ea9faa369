import { expect, test, vi } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { workerScenario } from '../../test/worker.ts'
import type { Worker } from './index.ts'

const on = { other: () => undefined }

test.for([
  [{ timeout: '1s' }, 'timeout must be a number of milliseconds >= 0, got "1s".'],
  [{ timeout: -1 }, 'timeout must be a number of milliseconds >= 0, got -1.'],
  [{ timeout: Number.NaN }, 'timeout must be a number of milliseconds >= 0, got NaN.'],
  [5_000, 'The options of close() must be an object such as { timeout: 30_000 }, got 5000.'],
  [null, 'The options of close() must be an object such as { timeout: 30_000 }, got null.'],
] as const)('close() rejects %j, and the worker stays open', async ([options, message]) => {
  const worker = workerScenario().start({ on })
  const error = await rejectionOf(worker.close(options as Parameters<Worker['close']>[0]))
  expect(error).toMatchObject({ name: 'ConfigError', message })
  await worker.close()
})

test.for([
  [undefined, 'undefined'],
  [{}, 'an object'],
  ['{"key":"a"}', '"{\\"key\\":\\"a\\"}"'],
] as const)(
  'perform() reports that %j is not a job, which no attempt can change',
  async ([job, description]) => {
    const scenario = workerScenario()
    const worker = scenario.start({ enqueue: () => undefined, on })
    expect(await worker.perform(job as never)).toMatchObject({
      status: 'failed',
      error: {
        name: 'ConfigError',
        code: 'invalid_job',
        message: `worker.perform() takes a job as an object, as it was passed to enqueue(), got ${description}.`,
      },
    })
  },
)

test.for([
  [undefined, 'undefined', 'undefined'],
  ['Full.', 'string', 'Full.'],
  [Symbol('full'), 'symbol', 'Symbol(full)'],
  [Object.create(null), 'object', 'an object that is not an error was thrown'],
] as const)('a handler may throw what is not an error: %o', async ([thrown, name, message]) => {
  const scenario = workerScenario()
  const throwIt = () => {
    throw thrown
  }
  const worker = scenario.start({ attempts: 1, on: { 'task.submitted': throwIt } })
  await scenario.submit()
  await vi.waitFor(async () =>
    expect(await worker.failed()).toMatchObject([{ errors: [{ name, message }] }]),
  )
})
