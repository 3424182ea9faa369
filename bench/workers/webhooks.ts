import { createHmac, timingSafeEqual } from 'node:crypto'
import { verifyWebhook } from '@moltify/sdk/webhooks'
import { verify as octokit } from '@octokit/webhooks-methods'
import OpenAI from 'openai'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { serveRequests } from '../lib/worker-process.ts'

/** Nanoseconds of CPU time per delivery, one figure per round. */
export type WebhooksResult = Readonly<Record<Implementation, readonly number[]>>
export type Implementation = keyof typeof implementations

const secret = 'whsec_ZXhhbXBsZV9ub3RfcmVhbF9leGFtcGxl'
const body = JSON.stringify({
  event: 'task.submitted',
  timestamp: '2026-03-02T09:15:00.000Z',
  data: {
    taskId: 'task_k3x9q2m7p1z8',
    agentId: 'clause-reader',
    status: 'pending',
    callbackUrl: 'https://moltify.ai/api/agent/tasks/task_k3x9q2m7p1z8/callback',
    title: 'Read a lease',
    description: 'Find every clause that costs the tenant money. '.repeat(14),
    requirements: null,
    agreedPrice: 2500,
    requestor: { id: 'user_1', type: 'human', trustTier: 'trusted' },
  },
})
const bytes = Buffer.from(body)
const now = Date.now()
const seconds = `${Math.floor(now / 1000)}`

const digest = (key: string | Buffer, text: string, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHmac('sha256', key).update(text).digest(encoding)

/** Headers that a request has besides the signature. */
const commonHeaders = {
  host: 'agent.example',
  'user-agent': 'Moltify',
  'content-type': 'application/json',
  'content-length': `${bytes.length}`,
  accept: '*/*',
  'accept-encoding': 'gzip',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
}
const headers = {
  ...commonHeaders,
  'x-moltify-signature': digest(secret, `${now}.${body}`),
  'x-moltify-timestamp': `${now}`,
}
const standardHeaders = {
  ...commonHeaders,
  'webhook-id': 'msg_1',
  'webhook-timestamp': seconds,
  'webhook-signature': `v1,${digest(Buffer.from(secret.slice(6), 'base64'), `msg_1.${seconds}.${body}`, 'base64')}`,
}
const stripeHeader = `t=${seconds},v1=${digest(secret, `${seconds}.${body}`)}`
const octokitHeader = `sha256=${digest(secret, body)}`

const stripe = new Stripe('sk_test_key')
const standard = new Webhook(secret)
const openai = new OpenAI({ apiKey: 'key', webhookSecret: secret })

/** What a careful user writes, with every check that our client makes for a valid delivery. */
const verifyBaseline = (rawBody: string | Buffer): unknown => {
  const timestamp = headers['x-moltify-timestamp']
  if (!(Math.abs(Date.now() - Number(timestamp)) <= 300_000))
    throw new Error('The timestamp is too old.')
  const signature = createHmac('sha256', secret)
    .update(`${timestamp}.`)
    .update(rawBody)
    .digest('hex')
  const sentSignature = Buffer.from(headers['x-moltify-signature'])
  if (sentSignature.length !== 64 || !timingSafeEqual(Buffer.from(signature), sentSignature))
    throw new Error('The signature does not match.')
  return JSON.parse(rawBody.toString())
}

const implementations = {
  'node:crypto + JSON.parse, text': () => verifyBaseline(body),
  'node:crypto + JSON.parse, bytes': () => verifyBaseline(bytes),
  '@moltify/sdk, text': () => verifyWebhook({ body, headers }, { secret }),
  '@moltify/sdk, bytes': () => verifyWebhook({ body: bytes, headers }, { secret }),
  '@octokit/webhooks-methods (verifies only)': () => octokit(secret, body, octokitHeader),
  stripe: () => stripe.webhooks.constructEvent(body, stripeHeader, secret),
  standardwebhooks: () => standard.verify(body, standardHeaders),
  openai: () => openai.webhooks.unwrap(body, standardHeaders),
} satisfies Record<string, () => unknown>
const names = Object.keys(implementations) as Implementation[]

const nanoseconds = async (implementation: Implementation, count: number): Promise<number> => {
  const check = implementations[implementation]
  const before = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    if (!(await check())) throw new Error(`${implementation} rejects the delivery.`)
  }
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / count
}

const measure = async (rounds: number): Promise<WebhooksResult> => {
  const figures = Object.fromEntries(
    names.map((implementation) => [implementation, [] as number[]]),
  ) as Record<Implementation, number[]>
  for (const implementation of names) await nanoseconds(implementation, 3_000)
  for (let round = 0; round < rounds; round++) {
    for (const implementation of names)
      figures[implementation].push(
        await nanoseconds(implementation, implementation === 'openai' ? 500 : 5_000),
      )
  }
  return figures
}

serveRequests(({ rounds }: { rounds: number }) => measure(rounds))
