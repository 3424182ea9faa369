import { describe, expect, test } from 'vitest'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { sailBoat } from '../../test/platform.ts'
import { readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, event, streamOf, streamOpen } from '../../test/stream-behaviors.ts'
import { ConflictError } from '../errors/http-errors.ts'
import type { ErrorEvent } from '../observe/hooks.ts'
import type { EventStream } from './event-stream.ts'
import type { StreamAccumulator } from './stream-accumulator.ts'
import { endOfStream } from './stream-accumulator.ts'

interface Log {
  readonly log?: string | undefined
  readonly arrived?: boolean | undefined
}

const collectedBy = (
  { url }: { readonly url: string },
  collector: StreamAccumulator<Log, string, readonly string[]>,
  onError?: (event: ErrorEvent) => void,
): EventStream<string, readonly string[]> => {
  const http = harborAt(url, { hooks: { onError } })
  return http.stream(sailBoat, { params: { boatId: 'b1' }, body: { name: 'Ada' } }, {}, collector)
}

/** Treats the end of the stream as its arrival. */
class Drifter implements StreamAccumulator<Log | typeof endOfStream, string, readonly string[]> {
  #log: string[] | undefined
  #last = ''

  add(streamEvent: Log | typeof endOfStream): string | undefined {
    if (streamEvent === endOfStream || streamEvent.arrived) this.#log = [this.#last]
    if (streamEvent === endOfStream) return 'ashore'
    this.#last = streamEvent.log ?? ''
    return streamEvent.log
  }

  result(): readonly string[] | undefined {
    return this.#log
  }
}

describe('an accumulator', () => {
  test('can complete a stream with an event that has an item', async () => {
    const server = await scriptedServer(
      streamOpen(entry('a') + event({ log: 'b', arrived: true }) + entry('too late')),
    )
    const voyage = collectedBy(server, new Drifter())
    expect(await readAll(voyage)).toEqual({ items: ['a', 'b'] })
    expect(await voyage.final()).toEqual(['a'])
    await expect.poll(() => server.open).toBe(0)
  })

  test('is called at an end without a last event, and can yield a last item', async () => {
    const voyage = collectedBy(await scriptedServer(streamOf(entry('a'))), new Drifter())
    expect(await readAll(voyage)).toEqual({ items: ['a', 'ashore'] })
    expect(await voyage.final()).toEqual(['a'])
  })

  test('is not called at the end after the last event', async () => {
    const observed: unknown[] = []
    const collector = {
      add: (streamEvent: Log): undefined => {
        observed.push(streamEvent)
      },
      result: (): string[] | undefined => (observed.length === 2 ? [] : undefined),
    }
    await collectedBy(await scriptedServer(streamOf(entry('a'), arrival)), collector).final()
    expect(observed).toEqual([{ log: 'a' }, { arrived: true }])
  })

  test('can replace the error of a stream', async () => {
    const server = await scriptedServer(streamOf(entry('a'), event({ error: { code: 'STORM' } })))
    const reported: unknown[] = []
    const errors: unknown[] = []
    const failed = (error: unknown): ConflictError => {
      reported.push(error)
      return new ConflictError('A storm.', { code: 'STORM' })
    }
    const collector = { add: ({ log }: Log) => log, result: () => undefined, wrapError: failed }
    const voyage = collectedBy(server, collector, ({ error }) => errors.push(error))
    const { items, error } = await readAll(voyage)
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({ name: 'ConflictError', code: 'STORM' })
    expect(reported).toMatchObject([{ name: 'StreamError', code: 'STORM' }])
    expect(errors).toEqual([error])
    expect(await rejectionOf(voyage.final())).toBe(error)
  })

  test('can replace the error of a stream whose loop exited, once', async () => {
    const reported: unknown[] = []
    const failed = (error: unknown): void => {
      reported.push(error)
    }
    const collector = { add: ({ log }: Log) => log, result: () => undefined, wrapError: failed }
    const voyage = collectedBy(await scriptedServer(streamOpen(entry('a'))), collector)
    for await (const item of voyage) if (item) break
    const error = await rejectionOf(voyage.final())
    expect(error).toMatchObject({ name: 'StreamError', code: 'stream_incomplete', attempts: 1 })
    expect(await rejectionOf(voyage.final())).toBe(error)
    expect(reported).toEqual([error])
  })
})
