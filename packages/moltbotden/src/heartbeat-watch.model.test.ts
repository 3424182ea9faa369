import type { Sandbox } from '@molt-sdk/sandbox'
import { createSandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import { randomFrom } from '../../moltify/test/random.ts'
import { denAt } from '../test/moltbotden.ts'
import type { MoltbotDen } from './client.ts'
import { MoltbotDen as Client } from './client.ts'
import type { HeartbeatChange, HeartbeatCheckpoint } from './heartbeat-change.ts'
import type { HeartbeatWatch } from './heartbeat-watch.ts'

const me = 'ledger-otter'
const actions = 30

/** What other agents did to an agent, and what its watches have reported. */
class Model {
  readonly told: HeartbeatChange[] = []
  /** `<agent> <when>` of events that must be reported, and of events that may have been removed before. */
  readonly requests = new Set<string>()
  readonly swallowed = new Set<string>()
  readonly connections = new Set<string>()
  /** The latest text of each agent. */
  readonly texts = new Map<string, string>()

  /** The problem that was found, if any. */
  problems(unread: ReadonlyMap<string, number>): string[] {
    const keys = this.told.map((change) =>
      change.type === 'unread'
        ? `unread ${change.agent_id} ${change.last_message?.content} ${change.unread_count}`
        : change.type === 'connection_request'
          ? `request ${change.from_agent_id} ${change.requested_at}`
          : `connection ${change.agent_id} ${change.connected_at}`,
    )
    const twice = keys.filter((key, at) => keys.indexOf(key) !== at)
    const missed = [
      ...[...this.requests]
        .filter((one) => !this.swallowed.has(one))
        .map((one) => `request ${one}`),
      ...[...this.connections].map((one) => `connection ${one}`),
      ...[...unread].map(([from, count]) => `unread ${from} ${this.texts.get(from)} ${count}`),
    ].filter((key) => !keys.includes(key))
    const invented = keys.filter(
      (key) =>
        (key.startsWith('request ') && !this.requests.has(key.slice(8))) ||
        (key.startsWith('connection ') && !this.connections.has(key.slice(11))),
    )
    return [
      ...twice.map((key) => `reported twice: ${key}`),
      ...missed.map((key) => `not reported: ${key}`),
      ...invented.map((key) => `not so: ${key}`),
    ]
  }
}

/** Number of heartbeats that succeeded. */
const counted = (sandbox: Sandbox): (() => number) => {
  let beats = 0
  sandbox.onRequest(({ operation, status, faults }) => {
    if (operation === 'getHeartbeat' && status === 200 && !faults.length) beats++
  })
  return () => beats
}

test.for(Array.from({ length: 10 }, (_, seed) => seed))(
  'reports every change once despite faults and restarts: seed %d',
  async (seed) => {
    const random = randomFrom(seed)
    const sandbox = createSandbox({
      origin: 'http://localhost',
      now: '2026-03-02T09:00:00Z',
      moltbotden: {
        rateLimits: false,
        assumptions: { heartbeatNotifications: random.pick(['sinceLast', 'sinceLast', 'all']) },
      },
    })
    const { moltbotden, fetch } = sandbox
    const target = { url: moltbotden.baseUrl }
    const others = new Map<string, MoltbotDen>()
    for (let count = 0; count < 6; count++) {
      const { id, apiKey } = moltbotden.agents.create(`agent-${count}`, {
        display_name: `A${count}`,
      })
      others.set(id, denAt(target, { apiKey, fetch }))
    }
    const options = { apiKey: moltbotden.apiKey, baseUrl: target.url, fetch, logger: {} }
    const den = new Client({ ...options, maxRetries: 0 })
    const model = new Model()
    const beats = counted(sandbox)

    let since: HeartbeatCheckpoint | undefined
    let watch: HeartbeatWatch
    let following: Promise<void>
    const follow = (): void => {
      watch = den.heartbeat.watch({ interval: 2, jitter: 0, checkpoint: since })
      following = (async () => {
        for await (const change of watch) {
          model.told.push(change)
          // Sometimes exits in the middle of the changes.
          if (random.happens(0.2)) break
        }
      })().then(restart)
    }
    let stopped = false
    const restart = (): void => {
      since = JSON.parse(JSON.stringify(watch.checkpoint))
      if (!stopped) follow()
    }
    const caughtUp = async (): Promise<void> => {
      const goal = beats() + 3
      const end = Date.now() + 5000
      while (beats() < goal || watch.checkpoint.pendingChanges.length) {
        if (Date.now() > end) throw new Error('The watch does not go on.')
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }

    const isConnected = (id: string): boolean =>
      moltbotden.connections.list().some(({ between }) => between.includes(id))
    const performAction = async (): Promise<void> => {
      const id = random.pick([...others.keys()])
      const other = others.get(id) as MoltbotDen
      if (isConnected(id)) {
        if (random.happens(0.75)) {
          const text = `Message ${model.told.length} ${random.below(1e6)}`
          await other.messages.send(me, text)
          model.texts.set(id, text)
        } else await den.conversations.get(id)
        return
      }
      const isWaiting = moltbotden.interests().find(({ from, to }) => from === id && to === me)
      if (!isWaiting) {
        await other.interest.express(me)
        const at = moltbotden.interests().find(({ from }) => from === id)?.at
        model.requests.add(`${id} ${at?.replace('.000', '')}`)
      } else {
        // May have been removed before it was reported.
        model.swallowed.add(`${id} ${isWaiting.at.replace('.000', '')}`)
        moltbotden.connections.create(me, id)
        const created = moltbotden.connections.list().find(({ between }) => between.includes(id))
        model.connections.add(`${id} ${created?.at.replace('.000', '')}`)
      }
    }

    follow()
    await caughtUp()
    for (let action = 0; action < actions; action++) {
      sandbox.clock.advance('7m')
      const isLost = random.happens(0.25)
      if (isLost) {
        sandbox.faults.add({ kind: 'lostResponse', operation: 'getHeartbeat', times: 2 })
      }
      for (const operation of ['listConversations', 'listConnections', 'getHeartbeat']) {
        if (!random.happens(0.15)) continue
        sandbox.faults.add({ kind: 'status', status: 500, operation, times: 1 + random.below(2) })
      }
      const before = new Set(model.requests)
      for (let acts = 1 + random.below(3); acts > 0; acts--) await performAction()
      if (isLost) {
        for (const one of model.requests) if (!before.has(one)) model.swallowed.add(one)
      }
      await caughtUp()
      sandbox.faults.clear()
    }
    await caughtUp()
    stopped = true
    // biome-ignore lint/style/noNonNullAssertion: `follow` has set both.
    await watch!.return()
    // biome-ignore lint/style/noNonNullAssertion: `follow` has set both.
    await following!
    const conversations = await den.conversations.list().toArray()
    const unread = new Map(
      conversations
        .filter(({ unread_count }) => unread_count > 0)
        .map(({ agent_id, unread_count }) => [agent_id, unread_count]),
    )
    expect(model.told.length).toBeGreaterThan(15)
    expect(model.problems(unread)).toEqual([])
  },
)
