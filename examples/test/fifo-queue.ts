import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'

type Work = (event: SQSEvent) => Promise<SQSBatchResponse>

interface SendMessageInput {
  readonly MessageBody: string
  readonly MessageGroupId: string
  readonly MessageDeduplicationId: string
}

/** A FIFO queue that speaks as much of the protocol of SQS as sending a message needs. */
export interface FifoQueue {
  readonly url: string
  /** The deduplication ids of all requests to send a message, repeated ones too. */
  readonly deduplicationIds: readonly string[]
  /** How often the messages of each call of the function have been received. */
  readonly receiveCounts: readonly (readonly number[])[]
  /** The number of messages that have not been worked on. */
  readonly waiting: number
  close(): void
}

/**
 * Starts a queue that passes its messages to a Lambda function as an event source mapping with
 * ReportBatchItemFailures does: the messages of a group in their order, those that failed again.
 */
export const startFifoQueue = async (work: Work): Promise<FifoQueue> => {
  const messages: SQSRecord[] = []
  const deduplicationIds: string[] = []
  const receiveCounts: number[][] = []
  let isDelivering = false

  const deliver = async (): Promise<void> => {
    if (isDelivering) return
    isDelivering = true
    for (;;) {
      const group = messages[0]?.attributes.MessageGroupId
      const Records = messages
        .filter(({ attributes }) => attributes.MessageGroupId === group)
        .slice(0, 10)
      if (!Records.length) break
      for (const { attributes } of Records)
        attributes.ApproximateReceiveCount = `${Number(attributes.ApproximateReceiveCount) + 1}`
      receiveCounts.push(
        Records.map(({ attributes }) => Number(attributes.ApproximateReceiveCount)),
      )
      const { batchItemFailures } = await work({ Records })
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
      for (const record of Records)
        if (!failed.has(record.messageId)) messages.splice(messages.indexOf(record), 1)
    }
    isDelivering = false
  }

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers['x-amz-target'] !== 'AmazonSQS.SendMessage') {
      response.writeHead(400).end()
      return
    }
    const { MessageBody, MessageGroupId, MessageDeduplicationId } = (await json(
      request,
    )) as SendMessageInput
    const md5OfBody = createHash('md5').update(MessageBody).digest('hex')
    const isNew = !deduplicationIds.includes(MessageDeduplicationId)
    deduplicationIds.push(MessageDeduplicationId)
    const messageId = `message-${deduplicationIds.indexOf(MessageDeduplicationId)}`
    if (isNew)
      messages.push({
        messageId,
        receiptHandle: messageId,
        body: MessageBody,
        attributes: {
          ApproximateReceiveCount: '0',
          SentTimestamp: `${Date.now()}`,
          SenderId: 'agent',
          ApproximateFirstReceiveTimestamp: `${Date.now()}`,
          MessageGroupId,
          MessageDeduplicationId,
        },
        messageAttributes: {},
        md5OfBody,
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:jobs.fifo',
        awsRegion: 'eu-central-1',
      })
    response.setHeader('content-type', 'application/x-amz-json-1.0')
    response.end(JSON.stringify({ MessageId: messageId, MD5OfMessageBody: md5OfBody }))
    void deliver()
  }

  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/000000000000/jobs.fifo`,
    deduplicationIds,
    receiveCounts,
    get waiting() {
      return messages.length
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
