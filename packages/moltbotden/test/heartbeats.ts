import { rejectionOf } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { HeartbeatChange, HeartbeatCheckpoint } from '../src/heartbeat-change.ts'
import type { HeartbeatWatch, WatchOptions } from '../src/heartbeat-watch.ts'
import { denAt, errorResponse, ok, routeBehaviors } from './moltbotden.ts'

/** Returns a time, in minutes. */
export const at = (minute: number): string =>
  new Date(Date.UTC(2026, 1, 1, 10, minute)).toISOString()

/** A connection request. */
export const request = (from: string, minute = 0) => ({
  from_agent_id: from,
  display_name: from.toUpperCase(),
  compatibility: 0.8,
  requested_at: at(minute),
})
/** A new connection. */
export const connection = (agent_id: string, minute = 0) => ({
  agent_id,
  display_name: agent_id.toUpperCase(),
  connected_at: at(minute),
})
/** A conversation with unread messages. */
export const conversation = (
  agent_id: string,
  unread_count: number,
  content = 'Hi',
  more = {},
) => ({
  agent_id,
  display_name: agent_id.toUpperCase(),
  unread_count,
  last_message: { content, sent_at: at(0), from_you: false, ...more },
})

/** The content of a heartbeat. */
export interface HeartbeatFixture {
  requests?: object[]
  connections?: object[]
  unread?: { unread_count: number }[]
}

/** Responds with a heartbeat. */
export const heartbeat = ({
  requests = [],
  connections = [],
  unread = [],
}: HeartbeatFixture): Behavior =>
  ok({
    status: 'ok',
    timestamp: at(0),
    pending_connections: requests.length,
    unread_messages: unread.reduce((sum, { unread_count }) => sum + unread_count, 0),
    notifications: { connection_requests: requests, new_connections: connections },
  })

/** Responds with an empty heartbeat. */
export const emptyHeartbeat = heartbeat({})

/** A server with these heartbeats, one after the other. The last one repeats. */
export const heartbeatServer = (...beats: (HeartbeatFixture | Behavior)[]) =>
  scriptedServer(
    routeBehaviors({
      'GET /heartbeat': beats.map((beat) => (typeof beat === 'function' ? beat : heartbeat(beat))),
      'GET /connections': ok({ connections: [], total: 0 }),
      'GET /conversations': beats
        .filter((beat) => typeof beat !== 'function')
        .filter(({ unread }) => unread?.length)
        .map(({ unread }) => ok({ conversations: unread })),
    }),
  )

/** Summarizes a change. */
export const summarize = (change: HeartbeatChange): string =>
  change.type === 'connection_request'
    ? `request ${change.from_agent_id}`
    : change.type === 'unread'
      ? `unread ${change.agent_id} ${change.unread_count} ${change.last_message?.content}`
      : `connection ${change.agent_id}`

export const take = async (watch: HeartbeatWatch, count: number): Promise<string[]> => {
  const received: string[] = []
  while (received.length < count) {
    const { done, value } = await watch.next()
    if (done) break
    received.push(summarize(value))
  }
  return received
}

/** Returns all changes of some heartbeats without delays. */
export const changesFrom = async (
  beats: readonly HeartbeatFixture[],
  since?: HeartbeatCheckpoint,
) => {
  const server = await heartbeatServer(...beats, errorResponse(401, 'unauthorized'))
  const watch = denAt(server).heartbeat.watch({ interval: 1, checkpoint: since })
  const received: string[] = []
  await rejectionOf(
    (async () => {
      for await (const change of watch) received.push(summarize(change))
    })(),
  )
  return { received, since: JSON.parse(JSON.stringify(watch.checkpoint)) as HeartbeatCheckpoint }
}

/** An interval of almost zero. */
export const quick: WatchOptions = { interval: 1, jitter: 0 }
