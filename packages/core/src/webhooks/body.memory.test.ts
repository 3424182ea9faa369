import { expect, test } from 'vitest'
import { heldMegabytes } from '../../test/memory.ts'
import { createRedactor } from '../observe/redact.ts'
import { readRawBody } from './body.ts'

/** Bytes that arrive one by one, and the memory that all of them use at the end. */
async function* drops(count: number, atEnd: () => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) yield Uint8Array.of(at)
  atEnd()
}

test('a body in single bytes uses little more than its size', async () => {
  const before = heldMegabytes()
  let most = Number.POSITIVE_INFINITY
  const body = drops(300_000, () => {
    most = heldMegabytes() - before
  })
  const read = (await readRawBody({ body, headers: {} }, 120_000, createRedactor)) as Uint8Array
  expect(most).toBeLessThan(12)
  expect(read.length).toBe(300_000)
  expect(read.every((byte, at) => byte === at % 256)).toBe(true)
})
