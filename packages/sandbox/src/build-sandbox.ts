import { createControlApi } from './control/control-api.ts'
import { createFaultRegistry } from './faults/registry.ts'
import type { Platform, Runtime } from './kit/platform.ts'
import { createMoltbotDen } from './moltbotden/platform.ts'
import { createMoltGhost } from './moltghost/platform.ts'
import { createMoltify } from './moltify/platform.ts'
import { createMoltInfra } from './moltinfra/platform.ts'
import { operationsByPlatform } from './operations-by-platform.ts'
import { createClock } from './runtime/clock.ts'
import { createIds } from './runtime/ids.ts'
import { createRequestLog } from './runtime/request-log.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { createFetch } from './transports/in-process-fetch.ts'
import type { Router } from './transports/router.ts'
import { createRouter, isPlatformUrl } from './transports/router.ts'

/** A sandbox with the parts that only its server and its handlers see. */
export interface BuiltSandbox {
  readonly sandbox: Sandbox
  readonly router: Router
  readonly platforms: readonly Platform[]
}

export const buildSandbox = (options: SandboxOptions = {}): BuiltSandbox => {
  const { seed = 'molt', origin = 'https://sandbox.test', checkResponses = false } = options
  const clock = createClock(options.now)
  const ids = createIds(seed)
  const faults = createFaultRegistry(operationsByPlatform)
  const log = createRequestLog()
  const runtime: Runtime = {
    clock,
    faults,
    ids,
    origin,
    checkResponses,
    webhookFetch: options.webhookFetch,
  }

  const moltinfra = createMoltInfra(runtime, options.moltinfra ?? {})
  // Ids of its own, so that what one platform makes does not change the ids of another.
  const moltifyIds = createIds(`${seed} moltify`)
  const moltify = createMoltify({ ...runtime, ids: moltifyIds }, options.moltify ?? {})
  const moltbotdenIds = createIds(`${seed} moltbotden`)
  const moltbotden = createMoltbotDen({ ...runtime, ids: moltbotdenIds }, options.moltbotden ?? {})
  const moltghostIds = createIds(`${seed} moltghost`)
  const moltghost = createMoltGhost({ ...runtime, ids: moltghostIds }, options.moltghost ?? {})
  const [moltghostAgents, moltghostControl] = moltghost.platforms
  const platforms = [
    moltinfra.platform,
    moltify.platform,
    moltbotden.platform,
    // Ahead of the agents, whose path its own begins with.
    moltghostControl,
    moltghostAgents,
  ]

  clock.onChange(() => {
    for (const platform of platforms) platform.tick?.()
  })

  const reset = (): void => {
    const allIds = [ids, moltifyIds, moltbotdenIds, moltghostIds]
    for (const part of [clock, faults, ...allIds, log, ...platforms]) part.reset()
  }
  const control = createControlApi({ seed, clock, faults, log, platforms, reset })
  const door = createRouter({ runtime, platforms, control, log })

  const handlesUrl = (url: string): boolean => {
    const at = URL.canParse(url) ? new URL(url) : undefined
    if (!at) return false
    return (
      platforms.some((platform) => isPlatformUrl(platform, at)) ||
      at.origin === new URL(origin).origin
    )
  }

  const sandbox: Sandbox = {
    seed,
    fetch: createFetch(door, handlesUrl),
    serves: handlesUrl,
    clock,
    faults,
    log: log.entries,
    onRequest: log.onRequest,
    platformInfo: () => ({
      moltinfra: moltinfra.platform.info(),
      moltify: moltify.platform.info(),
      moltbotden: moltbotden.platform.info(),
      moltghost: moltghostAgents.info(),
      'moltghost-control': moltghostControl.info(),
    }),
    moltinfra: moltinfra.control,
    moltify: moltify.control,
    moltbotden: moltbotden.control,
    moltghost: moltghost.control,
    openSocket: door.openSocket,
    reset,
  }
  return { sandbox, router: door, platforms }
}
