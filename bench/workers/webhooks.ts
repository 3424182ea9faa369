import { createHmac, timingSafeEqual } from 'node:crypto'
import { verifyWebhook } from '@moltify/sdk/webhooks'
import { verify as octokit } from '@octokit/webhooks-methods'
import OpenAI from 'openai'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { answerAsks } from '../lib/child.ts'

/** Nanoseconds of processor time for a delivery, one figure for each round. */
export type WebhooksAnswer = Readonly<Record<Way, readonly number[]>>
export type Way = keyof typeof ways

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

/** What a request has beside what is looked for. */
const others = {
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
  ...others,
  'x-moltify-signature': digest(secret, `${now}.${body}`),
  'x-moltify-timestamp': `${now}`,
}
const standardHeaders = {
  ...others,
  'webhook-id': 'msg_1',
  'webhook-timestamp': seconds,
  'webhook-signature': `v1,${digest(Buffer.from(secret.slice(6), 'base64'), `msg_1.${seconds}.${body}`, 'base64')}`,
}
const stripeHeader = `t=${seconds},v1=${digest(secret, `${seconds}.${body}`)}`
const octokitHeader = `sha256=${digest(secret, body)}`

const stripe = new Stripe('sk_test_key')
const standard = new Webhook(secret)
const openai = new OpenAI({ apiKey: 'key', webhookSecret: secret })

/** What a careful user writes, with each check that ours makes of a good delivery. */
const byHand = (given: string | Buffer): unknown => {
  const timestamp = headers['x-moltify-timestamp']
  if (!(Math.abs(Date.now() - Number(timestamp)) <= 300_000)) throw new Error('stale')
  const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(given).digest('hex')
  const sent = Buffer.from(headers['x-moltify-signature'])
  if (sent.length !== 64 || !timingSafeEqual(Buffer.from(signature), sent)) throw new Error('bad')
  return JSON.parse(given.toString())
}

const ways = {
  'node:crypto + JSON.parse, text': () => byHand(body),
  'node:crypto + JSON.parse, bytes': () => byHand(bytes),
  '@moltify/sdk, text': () => verifyWebhook({ body, headers }, { secret }),
  '@moltify/sdk, bytes': () => verifyWebhook({ body: bytes, headers }, { secret }),
  '@octokit/webhooks-methods, which does not parse': () => octokit(secret, body, octokitHeader),
  stripe: () => stripe.webhooks.constructEvent(body, stripeHeader, secret),
  standardwebhooks: () => standard.verify(body, standardHeaders),
  openai: () => openai.webhooks.unwrap(body, standardHeaders),
} satisfies Record<string, () => unknown>
const names = Object.keys(ways) as Way[]

const nanoseconds = async (way: Way, count: number): Promise<number> => {
  const check = ways[way]
  const before = process.cpuUsage()
  for (let at = 0; at < count; at++) {
    if (!(await check())) throw new Error(`${way} refuses the delivery.`)
  }
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / count
}

const measure = async (rounds: number): Promise<WebhooksAnswer> => {
  const figures = Object.fromEntries(names.map((way) => [way, [] as number[]])) as Record<
    Way,
    number[]
  >
  for (const way of names) await nanoseconds(way, 3_000)
  for (let at = 0; at < rounds; at++) {
    for (const way of names)
      figures[way].push(await nanoseconds(way, way === 'openai' ? 500 : 5_000))
  }
  return figures
}

answerAsks(({ rounds }: { rounds: number }) => measure(rounds))
