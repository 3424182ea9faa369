import { describe, expect, it } from 'vitest'
import { ok, redirect } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ApiError } from '../errors/api-error.ts'

const args = { params: { boatId: 'b1' } }

describe.for([301, 302, 303, 307, 308])('a %i', (status) => {
  it('does not show the API key that its headers repeat', async () => {
    const server = await scriptedServer(redirect(status, `https://elsewhere.test/?key=${secret}`))
    const { headers } = await rejectionOf<ApiError>(harborAt(server.url).call(getBoat, args))
    expect(headers?.get('location')).toBe('https://elsewhere.test/?key=[redacted]')
  })

  it('to another origin is not followed, and neither server gets more requests', async () => {
    const other = await scriptedServer(ok({ id: 'b1' }))
    const server = await scriptedServer(redirect(status, `${other.url}/v2/boats/b1?token=t0p`))
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      name: 'ApiError',
      code: 'redirected',
      status,
      operation: 'getBoat',
      attempts: 1,
      retryable: false,
    })
    expect(error.message).toBe(
      `getBoat was redirected (${status}) to ${other.url}/v2/boats/b1. Redirects are not ` +
        `followed, to protect the API key. If you trust that host, set baseUrl: '${other.url}/v2'.`,
    )
    expect(other.requests).toHaveLength(0)
    expect(other.connections).toBe(0)
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]?.headers['x-api-key']).toBe(secret)
  })

  it('of a write is not followed, and the outcome is known', async () => {
    const server = await scriptedServer(redirect(status, '/elsewhere'))
    const error = await rejectionOf(
      harborAt(server.url).call(createBoat, { body: { name: 'Ada' } }),
    )
    expect(error).toMatchObject({ code: 'redirected', status })
    expect(error).not.toHaveProperty('outcome')
    expect(server.requests).toHaveLength(1)
  })
})

describe('the suggested base URL of a redirect', () => {
  const cases = [
    ['relative to the request', '../v3/boats/b1', '/v1/v3/boats/b1', '/v1/v3'],
    ['on the same origin', '/v2/boats/b1', '/v2/boats/b1', '/v2'],
  ] as const

  it.for(cases)('is read if the redirect is %s', async ([, location, path, base]) => {
    const server = await scriptedServer(redirect(308, location))
    const error = await rejectionOf<Error>(harborAt(`${server.url}/v1`).call(getBoat, args))
    expect(error.message).toContain(` to ${server.url}${path}. Redirects`)
    expect(error.message).toContain(`baseUrl: '${server.url}${base}'.`)
  })

  it('is the origin if the path differs', async () => {
    const server = await scriptedServer(redirect(301, 'https://login.harbor.test/sign-in?key=1#x'))
    const error = await rejectionOf<Error>(harborAt(`${server.url}/v1`).call(getBoat, args))
    expect(error.message).toContain(' to https://login.harbor.test/sign-in. Redirects')
    expect(error.message).toContain("baseUrl: 'https://login.harbor.test'.")
  })

  it('is missing if the target is missing', async () => {
    for (const location of ['', 'https://[broken']) {
      const server = await scriptedServer(redirect(302, location))
      const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
      expect(error).toMatchObject({ code: 'redirected' })
    }
  })

  it('shows no user, password or query', async () => {
    const server = await scriptedServer(redirect(302, 'https://ada:pw@harbor.test/x?sig=5ig#frag'))
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(error.message).not.toMatch(/ada|pw|sig|frag/)
  })

  it('is not shown if it contains the key', async () => {
    const server = await scriptedServer(redirect(302, `https://harbor.test/${secret}/boats/b1`))
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, args))
    expect(error.message).not.toContain(secret)
  })
})

it('rejects a redirect that a browser hides', async () => {
  const fetch = async (): Promise<Response> => {
    const response = new Response(null)
    Object.defineProperty(response, 'type', { value: 'opaqueredirect' })
    Object.defineProperty(response, 'status', { value: 0 })
    return response
  }
  const error = await rejectionOf<Error>(
    harborAt('http://localhost', { fetch }).call(getBoat, args),
  )
  expect(error.message).toContain(' to another URL.')
  expect(error.message).toContain('Set baseUrl to the new URL.')
})
