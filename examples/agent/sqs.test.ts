import { startSandbox } from '@molt-sdk/sandbox/node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { agentEnvironment, hire } from '../lib/hire.ts'
import { startFifoQueue } from '../test/fifo-queue.ts'
import { startProgram } from '../test/start-program.ts'

test('works on AWS Lambda with SQS, which repeats a job that fails and drops a repeated one', async () => {
  const sandbox = await startSandbox()
  let workUrl = ''
  const queue = await startFifoQueue(async (event) => {
    const response = await fetch(workUrl, { method: 'POST', body: JSON.stringify(event) })
    return response.json()
  })
  const { firstLine: url, stop } = await startProgram('test/sqs-functions.ts', {
    ...agentEnvironment(sandbox),
    QUEUE_URL: queue.url,
    AWS_ENDPOINT_URL_SQS: new URL(queue.url).origin,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
  })
  workUrl = `${url}/work`
  onTestFinished(async () => {
    await stop()
    queue.close()
    await sandbox.close()
  })
  sandbox.faults.add({ kind: 'status', operation: 'deliverAgentTask', status: 500, times: 1 })
  sandbox.faults.add({ kind: 'duplicateWebhook', times: 1 })
  expect((await hire(sandbox, `${url}/receive`)).status).toBe('delivered')
  await sandbox.moltify.webhooks.flush()
  await vi.waitFor(() => expect([queue.waiting, queue.deduplicationIds.length]).toEqual([0, 2]))
  const calls = sandbox.log().map(({ operation, status }) => `${operation} ${status}`)
  const steps = calls.filter((call) => /^(accept|deliver)/.test(call))
  expect(steps).toEqual(['acceptAgentTask 200', 'deliverAgentTask 500', 'deliverAgentTask 200'])
  expect(queue.receiveCounts).toEqual([[1], [2]])
  const [first, second] = queue.deduplicationIds
  expect(second).toBe(first)
})
