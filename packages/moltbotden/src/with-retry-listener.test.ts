import { describe, expect, test } from 'vitest'
import { dropConnection } from '../../core/test/behaviors.ts'
import { waitForCondition, withoutBackoff } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { heartbeatServer, quick, request, take } from '../test/heartbeats.ts'
import { denAt, ok } from '../test/moltbotden.ts'

describe('the hooks of a call with a retry listener', () => {
  test('may reject asynchronously', async () => {
    withoutBackoff()
    const unhandled: unknown[] = []
    const note = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', note)
    const warned: string[] = []
    const server = await heartbeatServer(dropConnection, { requests: [request('a1')] })
    const { heartbeat } = denAt(server, {
      logger: { warn: (message) => void warned.push(message) },
    })
    const onRetry = async (): Promise<void> => {
      throw new Error('the hook broke')
    }
    const watch = heartbeat.watch({ ...quick, hooks: { onRetry } })
    expect(await take(watch, 1)).toEqual(['request a1'])
    await watch.return()
    await waitForCondition(() => warned.length > 0)
    process.off('unhandledRejection', note)
    expect(warned).toEqual(['The onRetry hook threw: Error: the hook broke'])
    expect(unhandled).toEqual([])
  })

  test('may be methods of a class instance', async () => {
    withoutBackoff()
    const received: string[] = []
    class Notes {
      onRequest(): void {
        received.push('request')
      }
      onRetry(): void {
        received.push('retry')
      }
    }
    const server = await scriptedServer(dropConnection, ok({ success: true }))
    await denAt(server).interest.withdraw('a1', { hooks: new Notes() })
    expect(received).toEqual(['request', 'retry', 'request'])
  })
})
