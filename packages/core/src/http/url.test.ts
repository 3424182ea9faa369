import { describe, expect, it } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { getBoat, listBoats } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ConfigError, InputError } from '../errors/client-errors.ts'
import { buildQueryString, expandPath, normalizeBaseUrl } from './url.ts'

describe('a base URL', () => {
  it.for([
    ['https://api.harbor.test', 'https://api.harbor.test'],
    ['https://api.harbor.test/', 'https://api.harbor.test'],
    ['https://api.harbor.test/v1///', 'https://api.harbor.test/v1'],
    ['https://api.harbor.test/v1?', 'https://api.harbor.test/v1'],
    ['https://api.harbor.test/v1/#', 'https://api.harbor.test/v1'],
    ['HTTPS://API.harbor.test:443/V1', 'https://api.harbor.test/V1'],
    ['http://localhost:4010/moltinfra', 'http://localhost:4010/moltinfra'],
    ['http://harbor.localhost', 'http://harbor.localhost'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
  ] as const)('%s is parsed as %s', ([input, read]) => {
    expect(normalizeBaseUrl(input)).toBe(read)
    expect(normalizeBaseUrl(new URL(input))).toBe(read)
  })

  const notBare = 'must not contain a query string or fragment. Use "https://harbor.test/v1".'
  const notAbsolute =
    'must be an absolute URL, got "api.harbor.test". Did you mean "https://api.harbor.test"?'

  it.for([
    ['http://api.harbor.test', 'must use https, got "http:".'],
    ['http://127.0.0.1.harbor.test', 'must use https, got "http:".'],
    ['http://localhost.harbor.test', 'must use https, got "http:".'],
    ['http://notlocalhost', 'must use https, got "http:".'],
    ['http://10.0.0.1', 'must use https, got "http:".'],
    ['http://0.0.0.0', 'must use https, got "http:".'],
    ['ftp://localhost', 'must use https, got "ftp:".'],
    ['file:///etc/passwd', 'must use https, got "file:".'],
    ['javascript:alert(1)', 'must use https, got "javascript:".'],
    [
      'https://ada:5ecret@harbor.test',
      'must not contain a user name or password. Pass the key as apiKey.',
    ],
    ['https://harbor.test/v1?key=5ecret', notBare],
    ['https://harbor.test/v1#5ecret', notBare],
    ['api.harbor.test', notAbsolute],
    ['//api.harbor.test', notAbsolute],
    ['localhost:4010/v1', 'got "localhost:4010/v1". Did you mean "http://localhost:4010/v1"?'],
    [
      'api.harbor.test:8443',
      '"api.harbor.test:8443". Did you mean "https://api.harbor.test:8443"?',
    ],
    ['//ada:5ecret@api.harbor.test', notAbsolute],
    ['', 'must be an absolute URL, got "". Pass a URL such as "https://api.example.com".'],
    ['/v1', 'must be an absolute URL, got "/v1". Pass a URL such as "https://api.example.com".'],
    ['./v1', 'must be an absolute URL, got "./v1". Pass a URL such as "https://api.example.com".'],
  ] as const)('%s is rejected', ([input, why]) => {
    expect(() => normalizeBaseUrl(input)).toThrow(ConfigError)
    expect(() => normalizeBaseUrl(input)).toThrow(/^baseUrl must /)
    expect(() => normalizeBaseUrl(input)).toThrow(why)
    expect(() => normalizeBaseUrl(input)).not.toThrow('5ecret')
    expect(() => harborAt(input)).toThrow(ConfigError)
  })
})

describe('allowInsecureHttp', () => {
  it.for([
    ['http://sandbox:4010/moltify/', 'http://sandbox:4010/moltify'],
    ['http://192.0.2.1', 'http://192.0.2.1'],
    ['https://api.harbor.test', 'https://api.harbor.test'],
  ] as const)('allows %s', ([input, read]) => {
    expect(harborAt(input, { allowInsecureHttp: true }).baseUrl).toBe(read)
  })

  it.for(['ftp://sandbox', 'ws://sandbox', 'file:///etc/passwd'])('does not allow %s', (input) => {
    expect(() => harborAt(input, { allowInsecureHttp: true })).toThrow('baseUrl must use https')
  })

  it.for(['true', 'false', 1, null])('must be a boolean: %j', (value) => {
    const options = { allowInsecureHttp: value as unknown as boolean }
    expect(() => harborAt('http://sandbox', options)).toThrow(
      `allowInsecureHttp must be true or false, got ${JSON.stringify(value)}.`,
    )
  })
})

describe('a path parameter', () => {
  it.for(['.', '..', ''])('%j is rejected before anything is sent', async (boatId) => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const error = await rejectionOf(harborAt(server.url).call(getBoat, { params: { boatId } }))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({
      code: 'invalid_input',
      message: `getBoat: boatId must be a non-empty string other than . and .., got "${boatId}".`,
      fields: { boatId: [`must be a non-empty string other than . and .., got "${boatId}"`] },
      attempts: 0,
    })
    expect(server.connections).toBe(0)
  })

  it.for([undefined, null, 7, {}, ['b1']])(
    'that is not a string is rejected: %j',
    async (boatId) => {
      const params = { boatId: boatId as unknown as string }
      const error = await rejectionOf(harborAt('http://localhost').call(getBoat, { params }))
      expect(error).toBeInstanceOf(InputError)
    },
  )

  it.for([
    ['b1', '/v1/boats/b1'],
    ['a/b', '/v1/boats/a%2Fb'],
    ['../launch', '/v1/boats/..%2Flaunch'],
    ['..\\x', '/v1/boats/..%5Cx'],
    ['?x=1', '/v1/boats/%3Fx%3D1'],
    ['#top', '/v1/boats/%23top'],
    ['%2e', '/v1/boats/%252e'],
    ['%2e%2e', '/v1/boats/%252e%252e'],
    ['...', '/v1/boats/...'],
    ['a b\r\n', '/v1/boats/a%20b%0D%0A'],
    ['Møwe:🕊;=', '/v1/boats/M%C3%B8we%3A%F0%9F%95%8A%3B%3D'],
  ] as const)('%j is encoded as one segment', async ([boatId, url]) => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    await harborAt(`${server.url}/v1`).call(getBoat, { params: { boatId } })
    expect(server.requests[0]?.url).toBe(url)
  })

  it('that is not a string is rejected', async () => {
    const call = harborAt('http://localhost').call(getBoat, { params: { boatId: '\ud800' } })
    expect(await rejectionOf(call)).toBeInstanceOf(InputError)
  })

  it('replaces each placeholder of its name', () => {
    expect(expandPath('/a/{x}/b/{y}/{x}', { x: '1', y: '2' }, 'op')).toBe('/a/1/b/2/1')
    expect(expandPath('/a', undefined, 'op')).toBe('/a')
  })
})

describe('a query', () => {
  it.for([
    [{}, ''],
    [{ a: undefined }, ''],
    [{ a: 1, b: 'x y', c: true, d: undefined }, '?a=1&b=x+y&c=true'],
    [{ a: '' }, '?a='],
    [{ 'a&b': '=?#' }, '?a%26b=%3D%3F%23'],
  ] as const)('%j is serialized as %j', ([query, text]) => {
    expect(buildQueryString(query)).toBe(text)
  })

  it('is appended to the path', async () => {
    const server = await scriptedServer(ok({ boats: [] }))
    await harborAt(server.url).list(listBoats, { query: { page: 2 } })
    expect(server.requests[0]?.url).toBe('/boats?page=2')
  })

  it('is validated first', async () => {
    const server = await scriptedServer(ok({ boats: [] }))
    const query = { page: 'two' as unknown as number }
    const error = await rejectionOf(harborAt(server.url).list(listBoats, { query }))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toHaveProperty('fields.page')
    expect(server.connections).toBe(0)
  })
})
