import { createHash } from 'node:crypto'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { Moltify } from '@moltify/sdk'
import { lambdaWebhook } from '@moltify/sdk/webhooks/lambda'
import type { Job } from '@moltify/sdk/worker'
import { createWorker } from '@moltify/sdk/worker'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { handlers } from './handlers.ts'

const { MOLTIFY_API_KEY, MOLTIFY_BASE_URL, MOLTIFY_WEBHOOK_SECRET, QUEUE_URL } = process.env
const sqs = new SQSClient()

const worker = createWorker({
  client: new Moltify({ apiKey: MOLTIFY_API_KEY, baseUrl: MOLTIFY_BASE_URL }),
  secret: MOLTIFY_WEBHOOK_SECRET,
  enqueue: (job) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: QUEUE_URL,
        MessageBody: JSON.stringify(job),
        // SQS delivers the messages of a group one after the other.
        MessageGroupId: job.taskId,
        // Ids have at most 128 characters and no spaces.
        MessageDeduplicationId: createHash('sha256').update(job.key).digest('hex'),
      }),
    ),
  on: handlers,
})

// The agent as two AWS Lambda functions with a FIFO queue between them: `receive` behind a function URL,
// and `work`, which the queue calls. The queue needs a visibility timeout that is longer than the work, a
// dead letter queue, and the setting ReportBatchItemFailures.
export const receive = lambdaWebhook(worker.webhook)

export const work = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  for (const [index, { body, attributes }] of Records.entries()) {
    const job: Job = JSON.parse(body)
    const attempt = Number(attributes.ApproximateReceiveCount)
    const { status } = await worker.perform(job, { attempt })
    if (status === 'done') continue
    // Later messages of the task must not overtake this one, so they are delivered again as well.
    const failed = Records.slice(index)
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
  return { batchItemFailures: [] }
}
