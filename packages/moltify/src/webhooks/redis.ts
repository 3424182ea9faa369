/**
 * A replay store in Redis, for webhooks with several processes.
 *
 * @module
 */
import type { OptionRules, ReplayStore } from '@molt-sdk/core/webhooks'
import { checkOptions, mustBe, requireFunction } from '@molt-sdk/core/webhooks'

/** A client whose `set` takes its options as arguments: `ioredis` and `iovalkey`. */
export interface IoRedisLike {
  /** Sets a key. Resolves to `OK`, or to null if the key exists. */
  set(key: string, value: string, px: 'PX', milliseconds: number, nx: 'NX'): Promise<unknown>
  /** Deletes a key. Without it, a delivery whose handler failed is not handled again. */
  del?(key: string): Promise<unknown>
  /** Only these clients have it. */
  defineCommand: unknown
}

/** A client whose `set` takes its options as an object: `redis` and `@upstash/redis`. */
export interface NodeRedisLike {
  /** Sets a key. Resolves to `OK`, or to null if the key exists. */
  set(
    key: string,
    value: string,
    options: { NX: true; PX: number; nx: true; px: number },
  ): Promise<unknown>
  /** Deletes a key. Without it, a delivery whose handler failed is not handled again. */
  del?(key: string): Promise<unknown>
}

/** A client that supports `SET key value PX milliseconds NX` and `DEL key`. */
export type RedisClient = IoRedisLike | NodeRedisLike

/** Options of `redisReplayStore()`. */
export interface RedisReplayStoreOptions {
  /**
   * Prefix of all keys. Webhooks that share a Redis but not their deliveries, such as test and
   * production, need different prefixes.
   * @defaultValue 'moltify:webhook:'
   */
  readonly prefix?: string | undefined
}

const optionRules: OptionRules<RedisReplayStoreOptions> = {
  prefix: mustBe('a string', (value) => typeof value === 'string'),
}

/**
 * Creates a replay store in Redis, so that only one of several processes handles a delivery. Each
 * delivery takes a key of 64 characters plus the prefix, which expires by itself.
 *
 * @example
 * createWebhookHandler({ secret, on, replayStore: redisReplayStore(new Redis(url)) })
 */
export const redisReplayStore = (
  client: RedisClient,
  options: RedisReplayStoreOptions = {},
): ReplayStore => {
  requireFunction('redisReplayStore', 'a client with the method set', Object(client).set)
  const { prefix = 'moltify:webhook:' } = checkOptions(
    'redisReplayStore()',
    "{ prefix: 'test:' }",
    options,
    optionRules,
  )
  return {
    claim: async (key, ttl) => {
      const name = prefix + key
      const result =
        'defineCommand' in client
          ? await client.set(name, '1', 'PX', ttl, 'NX')
          : await client.set(name, '1', { NX: true, PX: ttl, nx: true, px: ttl })
      // Any other result does not come from SET NX. Taken as a success, it could lose a delivery.
      if (result === null || `${result}` === 'OK') return result !== null
      throw new Error(
        `Unexpected result of Redis SET: expected "OK" or null, got ${typeof result}.`,
      )
    },
    release: (key) => client.del?.(prefix + key),
  }
}
