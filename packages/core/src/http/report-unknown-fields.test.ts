import { describe, expect, it, vi } from 'vitest'
import { dropConnection, json, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret, withoutBackoff } from '../../test/client.ts'
import { createBoat, listBoats, replaceBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { DriftEvent } from '../observe/hooks.ts'

/** Waits until a report that was begun is complete: what describes it is loaded on demand. */
const nextReport = async (): Promise<void> => {
  await import('./unknown-fields.ts')
  await new Promise((resolve) => setTimeout(resolve))
}

const boat = { id: 'b1', name: 'Ada' }
const misspelled = { name: 'Ada', nmae: 'Ida' }

describe('an unknown field of a body', () => {
  it('is sent, and logged once per operation with a suggestion', async () => {
    const warn = vi.fn()
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url, { logger: { warn } })
    for (let turn = 0; turn < 3; turn++) await http.call(createBoat, { body: misspelled })
    await http.call(replaceBoat, { params: { boatId: 'b1' }, body: { name: 'Ada', sails: 3 } })
    await nextReport()
    expect(warn.mock.calls).toEqual([
      [
        'createBoat: nmae is not a known field of the body (did you mean name?). Unknown fields are sent unchanged.',
      ],
      ['replaceBoat: sails is not a known field of the body. Unknown fields are sent unchanged.'],
    ])
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
      misspelled,
      misspelled,
      misspelled,
      { name: 'Ada', sails: 3 },
    ])
  })

  it('is reported to onDrift in its place, if set', async () => {
    const warn = vi.fn()
    const events: DriftEvent[] = []
    const onDrift = (event: DriftEvent): void => void events.push(event)
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url, { logger: { warn } })
    await http.call(createBoat, { body: misspelled }, { hooks: { onDrift } })
    await nextReport()
    expect(events).toEqual([
      {
        callId: expect.any(String),
        operation: 'createBoat',
        method: 'POST',
        path: '/boats',
        attempt: 1,
        in: 'request',
        fields: { nmae: ['is not a known field of the body (did you mean name?)'] },
      },
    ])
    await nextReport()
    expect(warn).not.toHaveBeenCalled()
  })

  it('does not hide a response that does not match the contract', async () => {
    const events: unknown[] = []
    const onDrift = ({ in: place, fields }: DriftEvent): void =>
      void events.push([place, Object.keys(fields)])
    const server = await scriptedServer(ok({ id: 7 }))
    const http = harborAt(server.url, { hooks: { onDrift } })
    await http.call(createBoat, { body: misspelled })
    await http.call(createBoat, { body: misspelled })
    await nextReport()
    expect(events).toEqual([
      ['request', ['nmae']],
      ['response', ['id']],
    ])
  })

  it('is sent in strict mode too', async () => {
    const warn = vi.fn()
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url, { logger: { warn }, contract: 'strict' })
    await expect(http.call(createBoat, { body: misspelled })).resolves.toEqual(boat)
    await nextReport()
    expect(warn).toHaveBeenCalledOnce()
  })

  it('is not looked for with contract: off', async () => {
    const warn = vi.fn()
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url, { logger: { warn }, contract: 'off' })
    await http.call(createBoat, { body: misspelled })
    await nextReport()
    expect(warn).not.toHaveBeenCalled()
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual(misspelled)
  })

  it('is not reported if the input is invalid, as nothing is sent', async () => {
    const warn = vi.fn()
    const http = harborAt('http://localhost:1', { logger: { warn } })
    const call = http.call(createBoat, { body: { name: '', nmae: 'Ida' } })
    expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
    await nextReport()
    expect(warn).not.toHaveBeenCalled()
  })

  it('is taken for an option if it has the name of one', async () => {
    const warn = vi.fn()
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url, { logger: { warn } })
    await http.call(createBoat, { body: { name: 'Ada', timeout: 5_000 } as never })
    await nextReport()
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      'createBoat: timeout is not a known field of the body (options are the last argument). Unknown fields are sent unchanged.',
    )
  })

  it('is reported once when a call is retried', async () => {
    withoutBackoff()
    const warn = vi.fn()
    const server = await scriptedServer(dropConnection, json(200, boat))
    const http = harborAt(server.url, { logger: { warn } })
    await http.call(replaceBoat, { params: { boatId: 'b1' }, body: misspelled })
    expect(server.requests.length).toBeGreaterThan(1)
    await nextReport()
    expect(warn).toHaveBeenCalledOnce()
  })

  it('is reported without secrets, and with at most ten others', async () => {
    const warn = vi.fn()
    const events: DriftEvent[] = []
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url, { logger: { warn } })
    const names = Array.from({ length: 99 }, (_, at) => [`sail${at}`, 1] as const)
    const body = { name: 'Ada', [secret]: 1, ...Object.fromEntries(names) }
    await http.call(createBoat, { body })
    await harborAt(server.url, { hooks: { onDrift: (event) => void events.push(event) } }).call(
      createBoat,
      { body },
    )
    await nextReport()
    const reported = [`${warn.mock.calls}`, JSON.stringify(events)]
    for (const text of reported) {
      expect(text).toContain('[redacted]')
      expect(text).not.toContain(secret)
      expect(text.match(/sail\d+/g)).toHaveLength(9)
    }
  })
})

it('an unknown field of a query is reported as well, and not those of the next page', async () => {
  const warn = vi.fn()
  const server = await scriptedServer(ok({ boats: [boat] }), ok({ boats: [] }))
  const http = harborAt(server.url, { logger: { warn } })
  await http.list(listBoats, { query: { form: 'b' } }).toArray()
  await nextReport()
  expect(warn.mock.calls).toEqual([
    [
      'listBoats: form is not a known field of the query (did you mean from?). Unknown fields are sent unchanged.',
    ],
  ])
  expect(server.requests.map(({ url }) => url)).toContain('/boats?form=b&page=2')
})

it('a report whose code could not be loaded is made by the next call', async () => {
  const warn = vi.fn()
  const server = await scriptedServer(ok(boat))
  const http = harborAt(server.url, { logger: { warn } })
  vi.resetModules()
  vi.doMock('./unknown-fields.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
  await expect(http.call(createBoat, { body: misspelled })).resolves.toEqual(boat)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(warn).not.toHaveBeenCalled()
  vi.doUnmock('./unknown-fields.ts')
  await vi.waitFor(async () => {
    await http.call(createBoat, { body: misspelled })
    await nextReport()
    expect(warn).toHaveBeenCalledOnce()
  })
})
