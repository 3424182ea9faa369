import { expect, test } from 'vitest'
import { harborAt } from '../../test/client.ts'
import { youngGarbageMegabytes } from '../../test/memory.ts'
import { getBoat } from '../../test/platform.ts'

test('an ended call is freed by the next collection of young objects', async () => {
  // Node registers each `Response`, which costs memory of its own.
  const headers = new Headers({ 'content-type': 'application/json' })
  const text = async (): Promise<string> => '{"success":true,"data":{"id":"b1"}}'
  const transport = async (): Promise<Response> => Object({ status: 200, headers, text })
  const http = harborAt('http://localhost', { transport })
  const call = async (): Promise<void> =>
    void (await http.call(getBoat, { params: { boatId: 'b1' } }))
  // If only full collections free calls, these are more than 3 MB.
  expect(await youngGarbageMegabytes(call, 1_500)).toBeLessThan(1)
})
