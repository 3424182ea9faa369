import { expect, test } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { getBoat, listBoats, sailBoat } from '../../test/platform.ts'
import { createSailStream } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { streamOf } from '../../test/stream-behaviors.ts'
import { showCaller, withoutOwnFrames } from './caller-stack.ts'
import { MoltError } from './molt-error.ts'

const args = { params: { boatId: 'b1' } }

/** The functions of a stack, from the top. */
const functionsOf = ({ stack = '' }: Error): string[] =>
  stack.split('\n').flatMap((line) => /^ +at (?:async )?([\w.]+) \(/.exec(line)?.[1] ?? [])

test('the stack of a failed call begins with the message and the code that awaits it', async () => {
  const server = await scriptedServer(errorResponse(404))
  const http = harborAt(server.url)
  const clientMethod = (options = {}) => http.call(getBoat, args, options)
  const handler = async () => await clientMethod()
  const error = await rejectionOf<Error>(handler())
  const [name, first] =
    error.stack?.split(`: ${error.message}
`) ?? []
  expect(name).toBe('NotFoundError')
  expect(first).toMatch(/^ +at (async )?handler \(/)

  const withResponse = async () => await clientMethod().withResponse()
  expect(functionsOf(await rejectionOf<Error>(withResponse()))).toContain('withResponse')
  const several = async () => await Promise.all([clientMethod(), clientMethod()])
  expect(functionsOf(await rejectionOf<Error>(several()))).toContain('several')
})

test('a failed list and a failed stream show the code that awaits them', async () => {
  const server = await scriptedServer(errorResponse(404), ok({ not: 'a stream' }), streamOf('{'))
  const http = harborAt(server.url)
  const readAll = async () => await http.list(listBoats, {}).toArray()
  expect(functionsOf(await rejectionOf<Error>(readAll()))).toContain('readAll')
  const readPage = async () => await http.list(listBoats, {})
  expect(functionsOf(await rejectionOf<Error>(readPage()))).toContain('readPage')

  const set = createSailStream(server)
  for (let failure = 0; failure < 2; failure++) {
    const sail = async () => {
      for await (const entry of set()) expect(entry).toBeUndefined()
    }
    const error = await rejectionOf<Error>(sail())
    expect(error).toMatchObject({ name: 'StreamError', operation: sailBoat.id })
    expect(functionsOf(error)).toContain('sail')
  }
})

test('hides the frames of installed packages at the top of a stack', () => {
  const inPackage = (frame: string, file: string) =>
    `    at ${frame} (/app/node_modules/${file}:1:2)`
  const caller = '    at async handler (/app/index.js:3:4)'
  const library = inPackage('async page', '@molt-sdk/core/dist/client.js')
  const queue = '    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)'
  const method = inPackage('async Tasks.submit', '@moltify/sdk/dist/index.js')
  const stack = ['Error', queue, library, method, caller, library].join('\n')
  expect(withoutOwnFrames(stack)).toBe(`${caller}\n${library}`)
  expect(withoutOwnFrames(['Error', library].join('\n'))).toBe('')
})

test('keeps the stack of an error of another library, and of one that nothing awaits', () => {
  const other = new Error('Of the framework.')
  const { stack } = other
  showCaller(other, showCaller)
  expect(other.stack).toBe(stack)
  const error = new MoltError('Failed.')
  const { stack: ownStack } = error
  // Not on the stack, so that no frame is left.
  showCaller(error, () => undefined)
  expect(error.stack).toBe(ownStack)
})
