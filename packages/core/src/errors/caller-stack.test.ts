import { expect, test } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { getBoat, listBoats, sailBoat } from '../../test/platform.ts'
import { createSailStream } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { streamOf } from '../../test/stream-behaviors.ts'
import { captureCaller, showCaller } from './caller-stack.ts'
import { MoltError } from './molt-error.ts'

const args = { params: { boatId: 'b1' } }

/** The functions of a stack, from the top. */
const functionsOf = ({ stack = '' }: Error): string[] =>
  stack.split('\n').flatMap((line) => /^ +at (?:async )?([\w.]+) \(/.exec(line)?.[1] ?? [])

test('the stack of a failed call starts with the message and the caller', async () => {
  const server = await scriptedServer(errorResponse(404))
  const http = harborAt(server.url)
  const clientMethod = (options = {}) => http.call(getBoat, args, options)
  const handler = async () => await clientMethod()
  const error = await rejectionOf<Error>(handler())
  expect(error.stack?.startsWith(`NotFoundError: ${error.message}\n    at handler (`)).toBe(true)

  const invalid = async () => await clientMethod({ timeout: -1 })
  expect(functionsOf(await rejectionOf<Error>(invalid()))[0]).toBe('invalid')
})

test('a call that is awaited later still shows where it was made', async () => {
  const server = await scriptedServer(errorResponse(404))
  const clientMethod = () => harborAt(server.url).call(getBoat, args)
  const begin = () => clientMethod()
  const call = begin()
  await Promise.allSettled([call])
  expect(functionsOf(await rejectionOf<Error>(call))[0]).toBe('begin')
})

test('a failed list and a failed stream show their caller', async () => {
  const server = await scriptedServer(errorResponse(404), ok({ not: 'a stream' }), streamOf('{'))
  const http = harborAt(server.url)
  const clientMethod = () => http.list(listBoats, {})
  const readAll = async () => await clientMethod().toArray()
  expect(functionsOf(await rejectionOf<Error>(readAll()))[0]).toBe('readAll')

  const set = createSailStream(server)
  const createStream = () => set()
  for (let failure = 0; failure < 2; failure++) {
    const sail = async () => await createStream().final()
    const error = await rejectionOf<Error>(sail())
    expect(error).toMatchObject({ name: 'StreamError', operation: sailBoat.id })
    expect(functionsOf(error)).toContain('sail')
    expect(functionsOf(error).join()).not.toMatch(/StreamEventReader|EventStream/)
  }
})

test('hides all frames of installed packages at the top of a stack', () => {
  const error = new MoltError('Failed.')
  const inPackage = (frame: string, file: string) =>
    `    at ${frame} (/app/node_modules/${file}:1:2)`
  const caller = '    at handler (/app/index.js:3:4)'
  const library = inPackage('run', '@molt-sdk/core/dist/client.js')
  const frames = [inPackage('Agents.get', '@moltinfra/sdk/dist/index.js'), library, caller, library]
  showCaller(error, { stack: ['Error', ...frames].join('\n') })
  expect(error.stack).toBe(`MoltError: Failed.\n${caller}\n${library}`)
})

test('keeps the stack of an error if no frame of a caller is known', () => {
  const error = new MoltError('Failed.')
  const { stack } = error
  showCaller(error, {})
  showCaller(error, {
    stack: 'Error\n    at main (/app/node_modules/@moltghost/sdk/dist/cli.js:1:2)',
  })
  expect(error.stack).toBe(stack)
  const other = new Error('Of the framework.')
  const { stack: otherStack } = other
  showCaller(other, captureCaller(showCaller))
  expect(other.stack).toBe(otherStack)
})
