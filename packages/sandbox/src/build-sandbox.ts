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

/** A sandbox with the parts that only its server needs. */
export interface BuiltSandbox {
  readonly sandbox: Sandbox
  readonly router: Router
  readonly platforms: readonly Platform[]
}

export const buildSandbox = (options: SandboxOptions = {}): BuiltSandbox => {
  const { seed = 'molt', origin = 'https://sandbox.test', checkResponses = false } = options
  const { allowedHosts = [] } = options
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
  // Separate id generators: calls to one platform do not change the ids of another.
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
    // Before the agents: its path starts with theirs.
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
  const control = createControlApi({
    seed,
    origin,
    allowedHosts,
    clock,
    faults,
    log,
    platforms,
    reset,
  })
  const router = createRouter({ runtime, platforms, control, log })

  const handlesUrl = (url: string): boolean => {
    if (!URL.canParse(url)) return false
    const parsed = new URL(url)
    return (
      platforms.some((platform) => isPlatformUrl(platform, parsed)) ||
      parsed.origin === new URL(origin).origin
    )
  }

  const sandbox: Sandbox = {
    seed,
    fetch: createFetch(router, handlesUrl),
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
    openSocket: router.openSocket,
    reset,
  }
  return { sandbox, router, platforms }
}
