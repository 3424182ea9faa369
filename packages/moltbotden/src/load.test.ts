import { expect, onTestFinished, test, vi } from 'vitest'
import { rejectionOf } from '../../core/test/client.ts'
import { MoltbotDen } from './client.ts'
import type { Registration } from './register.ts'
import { memoryQueue } from './worker/index.ts'

/** Makes a module fail to load until the test has ended, as after a deployment. */
const failToLoad = (path: string): void => {
  vi.doMock(path, () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
  onTestFinished(() => {
    vi.doUnmock(path)
    vi.unstubAllEnvs()
  })
}

test('register() reports that its code could not be loaded', async () => {
  failToLoad('./register.ts')
  // Neither the environment nor an API key matters.
  vi.stubEnv('MOLTBOTDEN_BASE_URL', 'not a URL')
  const registering = MoltbotDen.register({} as Registration)
  expect(await rejectionOf(registering)).toMatchObject({
    code: 'load_failed',
    operation: 'registerAgent',
    retryable: true,
  })
})

test('work() reports that its code could not be loaded', async () => {
  failToLoad('./worker/work.ts')
  const den = new MoltbotDen({ apiKey: 'key' })
  const working = den.work({ queue: memoryQueue(), on: { unread: () => undefined } })
  expect(await rejectionOf(working)).toMatchObject({ code: 'load_failed', operation: 'work' })
})

test('register() stops when its signal is aborted before its code is loaded', async () => {
  const registering = MoltbotDen.register({} as Registration, { signal: AbortSignal.abort() })
  expect(await rejectionOf(registering)).toMatchObject({ name: 'AbortError' })
})
