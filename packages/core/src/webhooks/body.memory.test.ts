import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createRedactor } from '../observe/redact.ts'
import { readRawBody } from './body.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const megabyte = 1_048_576

const held = (): number => {
  collectGarbage()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return (arrayBuffers + heapUsed) / megabyte
}

/** Bytes that arrive one by one, and the memory that all of them use at the end. */
async function* drops(count: number, atEnd: () => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) yield Uint8Array.of(at)
  atEnd()
}

test('a body in single bytes uses little more than its size', async () => {
  const before = held()
  let most = Number.POSITIVE_INFINITY
  const body = drops(300_000, () => {
    most = held() - before
  })
  const read = (await readRawBody({ body, headers: {} }, 120_000, createRedactor)) as Uint8Array
  expect(most).toBeLessThan(12)
  expect(read.length).toBe(300_000)
  expect(read.every((byte, at) => byte === at % 256)).toBe(true)
})
