import { describe, expect, test } from 'vitest'
import { failureOf, harborAt } from '../../test/client.ts'
import { hostileServer } from '../../test/hostile-server.ts'
import { sailBoat } from '../../test/platform.ts'
import { follow } from '../../test/sail.ts'
import { arrival, entry, event, streamOf, streamOpen } from '../../test/stream-behaviours.ts'
import { ConflictError } from '../errors/conflict-error.ts'
import type { ErrorEvent } from '../observe/hooks.ts'
import type { Collector } from './collector.ts'
import { endOfStream } from './collector.ts'
import type { EventStream } from './event-stream.ts'

interface Log {
  readonly log?: string | undefined
  readonly arrived?: boolean | undefined
}

const collectedBy = (
  { url }: { readonly url: string },
  collector: Collector<Log, string, readonly string[]>,
  onError?: (event: ErrorEvent) => void,
): EventStream<string, readonly string[]> => {
  const http = harborAt(url, { hooks: { onError } })
  return http.stream(sailBoat, { params: { boatId: 'b1' }, body: { name: 'Ada' } }, {}, collector)
}

/** Takes an end without harm for the arrival. */
class Drifter implements Collector<Log | typeof endOfStream, string, readonly string[]> {
  #log: string[] | undefined
  #last = ''

  item(frame: Log | typeof endOfStream): string | undefined {
    if (frame === endOfStream || frame.arrived) this.#log = [this.#last]
    if (frame === endOfStream) return 'ashore'
    this.#last = frame.log ?? ''
    return frame.log
  }

  final(): readonly string[] | undefined {
    return this.#log
  }
}

describe('a collector', () => {
  test('may complete a stream with a frame that brings an item', async () => {
    const server = await hostileServer(
      streamOpen(entry('a') + event({ log: 'b', arrived: true }) + entry('too late')),
    )
    const voyage = collectedBy(server, new Drifter())
    expect(await follow(voyage)).toEqual({ items: ['a', 'b'] })
    expect(await voyage.final()).toEqual(['a'])
    await expect.poll(() => server.open).toBe(0)
  })

  test('is told of an end that no frame has told of, and may have a last item', async () => {
    const voyage = collectedBy(await hostileServer(streamOf(entry('a'))), new Drifter())
    expect(await follow(voyage)).toEqual({ items: ['a', 'ashore'] })
    expect(await voyage.final()).toEqual(['a'])
  })

  test('is not told of an end after the last frame', async () => {
    const seen: unknown[] = []
    const collector = {
      item: (frame: Log): undefined => {
        seen.push(frame)
      },
      final: (): string[] | undefined => (seen.length === 2 ? [] : undefined),
    }
    await collectedBy(await hostileServer(streamOf(entry('a'), arrival)), collector).final()
    expect(seen).toEqual([{ log: 'a' }, { arrived: true }])
  })

  test('may put another error in the place of the one that a stream fails with', async () => {
    const server = await hostileServer(streamOf(entry('a'), event({ error: { code: 'STORM' } })))
    const told: unknown[] = []
    const errors: unknown[] = []
    const failed = (error: unknown): ConflictError => {
      told.push(error)
      return new ConflictError('A storm.', { code: 'STORM' })
    }
    const collector = { item: ({ log }: Log) => log, final: () => undefined, failed }
    const voyage = collectedBy(server, collector, ({ error }) => errors.push(error))
    const { items, error } = await follow(voyage)
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({ name: 'ConflictError', code: 'STORM' })
    expect(told).toMatchObject([{ name: 'StreamError', code: 'STORM' }])
    expect(errors).toEqual([error])
    expect(await failureOf(voyage.final())).toBe(error)
  })

  test('may do so too where a stream was left, once', async () => {
    const told: unknown[] = []
    const failed = (error: unknown): void => {
      told.push(error)
    }
    const collector = { item: ({ log }: Log) => log, final: () => undefined, failed }
    const voyage = collectedBy(await hostileServer(streamOpen(entry('a'))), collector)
    for await (const item of voyage) if (item) break
    const error = await failureOf(voyage.final())
    expect(error).toMatchObject({ name: 'StreamError', code: 'stream_incomplete', attempts: 1 })
    expect(await failureOf(voyage.final())).toBe(error)
    expect(told).toEqual([error])
  })
})
