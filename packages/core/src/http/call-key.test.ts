import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

const args = { params: { boatId: 'b1' } }
const body = { name: 'Ada' }
const boat = ok({ id: 'b1' })
const denied = errorResponse(401, 'BAD_KEY')

describe('an apiKey function that fails', () => {
  const thrown = Object.assign(new Error('vault at former-key-of-ours is closed'), { request: {} })
  const failures: readonly (readonly [title: string, apiKey: () => never])[] = [
    [
      'throws',
      () => {
        throw thrown
      },
    ],
    ['rejects', () => Promise.reject(thrown) as never],
  ]

  it.for(failures)('because it %s causes a ConfigError without secrets', async ([, fail]) => {
    const server = await scriptedServer(boat)
    const apiKey = vi.fn<() => string>(fail).mockReturnValueOnce('former-key-of-ours')
    const http = harborAt(server.url, { apiKey })
    await http.call(getBoat, args)
    const error = await rejectionOf<Error>(http.call(createBoat, { body }))
    expect(error).toMatchObject({
      name: 'ConfigError',
      code: 'api_key_failed',
      operation: 'createBoat',
      attempts: 0,
      message:
        'createBoat was not sent: the apiKey function threw: Error: vault at [redacted] is closed.',
      cause: { message: 'vault at [redacted] is closed' },
    })
    expect(error).not.toHaveProperty('outcome')
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/former-key|request: /)
    expect(server.requests).toHaveLength(1)
  })

  it.for([
    ['', 'must return a non-empty string, got an empty one'],
    [undefined, 'must return a non-empty string, got undefined'],
    [null, 'must return a non-empty string, got null'],
    [123_456_789, 'must return a non-empty string, got number'],
    [{ key: 'k-of-an-object' }, 'must return a non-empty string, got object'],
    ['two words', 'returned contains a character that is not allowed'],
    ['secret-line\n', 'returned contains a character that is not allowed'],
  ] as const)('because it returns %j causes an error without the value', async ([key, problem]) => {
    const server = await scriptedServer(boat)
    const apiKey = (): string => key as string
    const error = await rejectionOf<Error>(harborAt(server.url, { apiKey }).call(getBoat, args))
    expect(error).toMatchObject({ name: 'ConfigError', message: expect.stringContaining(problem) })
    expect(inspect(error)).not.toMatch(/123456789|k-of-an|two words|secret-line/)
    expect(server.connections).toBe(0)
  })

  it('passes on what a framework throws for itself', async () => {
    const bailout = Object.assign(new Error('dynamic'), { digest: 'DYNAMIC_SERVER_USAGE' })
    const apiKey = (): never => {
      throw bailout
    }
    const call = harborAt('http://localhost', { apiKey }).call(getBoat, args)
    expect(await rejectionOf(call)).toBe(bailout)
  })
})

describe('an apiKey function that does not return', () => {
  const hang = (): Promise<string> => new Promise(() => undefined)
  const message =
    'getBoat timed out after 50 ms: it was not sent, because the apiKey function did not return in time.'

  it.for(['timeout', 'totalTimeout'] as const)('is limited by %s', async (name) => {
    const http = harborAt('http://localhost:1', { apiKey: hang, [name]: 50 })
    const error = await rejectionOf(http.call(getBoat, args))
    expect(error).toMatchObject({
      name: 'TimeoutError',
      attempts: 0,
      message: `${message} Raise ${name} to wait longer.`,
    })
  })

  it('ends when the caller aborts after a 401', async () => {
    const server = await scriptedServer(denied)
    const controller = new AbortController()
    const apiKey = vi.fn(hang).mockReturnValueOnce(Promise.resolve('former-key'))
    const { signal } = controller
    const call = rejectionOf(
      harborAt(server.url, { apiKey }).call(createBoat, { body }, { signal }),
    )
    await vi.waitFor(() => expect(apiKey).toHaveBeenCalledTimes(2))
    controller.abort()
    const error = await call
    expect(error).toMatchObject({ name: 'AbortError', attempts: 1 })
    expect(error).not.toHaveProperty('outcome')
  })

  it('ends when the caller aborts', async () => {
    const controller = new AbortController()
    const apiKey = vi.fn(hang)
    const call = harborAt('http://localhost:1', { apiKey }).call(getBoat, args, {
      signal: controller.signal,
    })
    await vi.waitFor(() => expect(apiKey).toHaveBeenCalled())
    controller.abort()
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError', attempts: 0 })
  })

  it('does not delay later calls', async () => {
    const server = await scriptedServer(boat)
    const apiKey = vi.fn(async () => 'a-key').mockImplementationOnce(hang)
    const http = harborAt(server.url, { apiKey })
    await rejectionOf(http.call(getBoat, args, { timeout: 20 }))
    expect(await http.call(getBoat, args)).toEqual({ id: 'b1' })
  })
})
