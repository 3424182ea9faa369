/**
 * A memory of deliveries in Redis, for webhooks of many processes.
 *
 * @module
 */
import type { ReplayStore } from '@molt-sdk/core/webhooks'

/** A client whose `set` takes its options as words: `ioredis` and `iovalkey`. */
export interface IoRedisLike {
  /** Sets a key; `OK`, or null where it was there. */
  set(key: string, value: string, px: 'PX', milliseconds: number, nx: 'NX'): Promise<unknown>
  /** What such clients have, and others do not. */
  defineCommand: unknown
}

/** A client whose `set` takes its options as an object: `redis` and `@upstash/redis`. */
export interface NodeRedisLike {
  /** Sets a key; `OK`, or null where it was there. */
  set(
    key: string,
    value: string,
    options: { NX: true; PX: number; nx: true; px: number },
  ): Promise<unknown>
}

/** Any client that can `SET key value PX milliseconds NX`. */
export type RedisClient = IoRedisLike | NodeRedisLike

/** What a memory in Redis can be made with. */
export interface RedisReplayStoreOptions {
  /**
   * Comes before each key. Webhooks that share a Redis but not their work, such as those of tests
   * and of production, need one each.
   * @defaultValue 'moltify:webhook:'
   */
  readonly prefix?: string | undefined
}

/**
 * Remembers deliveries in Redis, so that of many processes only one works on each. It takes 64
 * characters and the prefix for each delivery, and forgets by itself.
 *
 * @example
 * createWebhookHandler({ secret, on, replay: redisReplayStore(new Redis(url)) })
 */
export const redisReplayStore = (
  client: RedisClient,
  { prefix = 'moltify:webhook:' }: RedisReplayStoreOptions = {},
): ReplayStore => ({
  claim: async (key, ttl) => {
    const name = prefix + key
    const answer =
      'defineCommand' in client
        ? await client.set(name, '1', 'PX', ttl, 'NX')
        : await client.set(name, '1', { NX: true, PX: ttl, nx: true, px: ttl })
    // Anything else is no answer to SET NX, and to take it for one could lose a delivery.
    if (answer === null || `${answer}` === 'OK') return answer !== null
    throw new Error(`Redis answered SET with ${typeof answer}.`)
  },
})
