import { createControlApi } from './control/control-api.ts'
import { createFaultRegistry } from './faults/registry.ts'
import type { Platform, PlatformInfo, Runtime } from './kit/platform.ts'
import type { PlatformName } from './platforms.ts'
import { createPlatforms, operationsByPlatform } from './platforms.ts'
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

  const idGenerators = [ids]
  const { platforms, controls } = createPlatforms((name) => {
    if (name === 'moltinfra') return runtime
    // Separate id generators: calls to one platform do not change the ids of another.
    const platformIds = createIds(`${seed} ${name}`)
    idGenerators.push(platformIds)
    return { ...runtime, ids: platformIds }
  }, options)

  clock.onChange(() => {
    for (const platform of platforms) platform.tick?.()
  })

  const reset = (): void => {
    for (const part of [clock, faults, ...idGenerators, log, ...platforms]) part.reset()
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

  const platformInfo = (): Readonly<Record<PlatformName, PlatformInfo>> => {
    const names = Object.keys(operationsByPlatform) as PlatformName[]
    const infoOf = (name: PlatformName) => platforms.find((it) => it.name === name)?.info()
    return Object.fromEntries(names.map((name) => [name, infoOf(name)])) as Record<
      PlatformName,
      PlatformInfo
    >
  }

  const sandbox: Sandbox = {
    seed,
    fetch: createFetch(router, handlesUrl),
    serves: handlesUrl,
    clock,
    faults,
    log: log.entries,
    onRequest: log.onRequest,
    platformInfo,
    ...controls,
    openSocket: router.openSocket,
    reset,
  }
  return { sandbox, router, platforms }
}
