import { expect, test } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt } from '../../test/client.ts'
import { heldMegabytes } from '../../test/memory.ts'
import { walkBoats } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { Page } from './list.ts'

test('pages that are kept share the record of their queries', async () => {
  let count = 0
  const server = await scriptedServer((request) => {
    count++
    return ok({ boats: [{ id: `${count}` }], cursor: `${count}` })(request)
  })
  const list = harborAt(server.url).list(walkBoats, {})
  const kept: Page<unknown, unknown>[] = []
  let before = 0
  for await (const page of list.pages()) {
    kept.push(page)
    if (kept.length === 100) before = heldMegabytes()
    if (kept.length === 2500) break
  }
  // A copy of all former queries for each page is 25 MB.
  expect(heldMegabytes() - before).toBeLessThan(10)
  expect(kept).toHaveLength(2500)
})
