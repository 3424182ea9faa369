import { createControlApi } from './control/control-api.ts'
import type { InspectorFiles } from './control/inspector-routes.ts'
import { reportCalls } from './control/report-calls.ts'
import { createFaultRegistry } from './faults/registry.ts'
import type { Platform, PlatformInfo, Runtime } from './kit/platform.ts'
import type { PlatformName } from './platforms.ts'
import { createPlatforms, operationsByPlatform } from './platforms.ts'
import { createActivity } from './runtime/activity.ts'
import { createClock, iso } from './runtime/clock.ts'
import type { Ids } from './runtime/ids.ts'
import { createIds } from './runtime/ids.ts'
import type { Secrets } from './runtime/mask-secrets.ts'
import { maskBody } from './runtime/mask-secrets.ts'
import { realTimers } from './runtime/real-timers.ts'
import { createRecorder } from './runtime/recorder.ts'
import { createRequestLog } from './runtime/request-log.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import type { Scenario } from './scenario/scenario.ts'
import { createScenarios } from './scenario/scenario.ts'
import { createFetch } from './transports/in-process-fetch.ts'
import type { Router } from './transports/router.ts'
import { createRouter, isPlatformUrl } from './transports/router.ts'

/** A sandbox with the parts that only its server needs. */
export interface BuiltSandbox {
  readonly sandbox: Sandbox
  readonly router: Router
  readonly platforms: readonly Platform[]
}

/** Builds a sandbox. `loadPage` returns the files of the inspector, where a page can be served. */
export const buildSandbox = (
  options: SandboxOptions = {},
  loadPage?: () => Promise<InspectorFiles>,
): BuiltSandbox => {
  const { seed = 'molt', origin = 'https://sandbox.test', checkResponses = false } = options
  const { allowedHosts = [], record = false } = options
  const clock = createClock(options.now)
  const ids = createIds(seed)
  const activity = createActivity()
  const faults = createFaultRegistry(operationsByPlatform, () =>
    activity.publish({ type: 'faults', faults: faults.list() }),
  )
  const log = createRequestLog()
  const runtimeOf = (platform: string, platformIds: Ids): Runtime => ({
    clock,
    faults,
    ids: platformIds,
    origin,
    checkResponses,
    webhookFetch: options.webhookFetch,
    notifyChange: () => activity.publish({ type: 'changed', platform }),
  })

  const idGenerators = [ids]
  const { platforms, controls } = createPlatforms((name) => {
    if (name === 'moltinfra') return runtimeOf(name, ids)
    // Separate id generators: calls to one platform do not change the ids of another.
    const platformIds = createIds(`${seed} ${name}`)
    idGenerators.push(platformIds)
    return runtimeOf(name, platformIds)
  }, options)

  clock.onChange(() => {
    for (const platform of platforms) platform.tick?.()
    activity.publish({ type: 'clock', now: iso(clock.now()), frozen: clock.isFrozen() })
    publishChanges()
  })
  log.onRequest((entry) => {
    if (entry.platform === 'control') return
    activity.publish({ type: 'response', entry })
    activity.publish({ type: 'changed', platform: entry.platform })
  })

  const secretsOf = (name: string): Secrets =>
    platforms.filter((platform) => platform.name === name).map(({ secrets }) => secrets)
  const recorder = record
    ? createRecorder({
        now: realTimers.now,
        onMessage(request, platform, message) {
          if (!activity.isObserved()) return
          const masked = { ...message, text: maskBody(message.text, secretsOf(platform)) }
          activity.publish({ type: 'message', request, message: masked })
        },
      })
    : undefined

  const publishChanges = (): void => {
    for (const { name } of platforms) activity.publish({ type: 'changed', platform: name })
  }

  const restoreInitialData = (): void => {
    for (const part of [clock, faults, ...idGenerators, log, ...platforms]) part.reset()
    recorder?.reset()
    activity.publish({ type: 'reset' })
  }
  const scenarios = createScenarios({
    clock,
    faults,
    platforms,
    reset: restoreInitialData,
    reserveIds(taken) {
      for (const generator of idGenerators) generator.reset(taken)
    },
  })
  const loadScenario = (scenario: Scenario): void => {
    scenarios.load(scenario)
    for (const platform of platforms) platform.tick?.()
  }
  const reset = (): void => {
    if (options.scenario) loadScenario(options.scenario)
    else restoreInitialData()
  }
  if (options.scenario) loadScenario(options.scenario)
  const control = createControlApi({
    seed,
    origin,
    allowedHosts,
    clock,
    faults,
    log,
    platforms,
    operations: operationsByPlatform,
    activity,
    recorder,
    loadPage,
    scenarios: { ...scenarios, load: loadScenario },
    reset,
  })
  const router = createRouter({
    runtime: { clock, ids },
    platforms,
    control,
    log,
    activity,
    recorder,
  })

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

  const reportedControls = Object.fromEntries(
    Object.entries(controls).map(([platform, control]) => [
      platform,
      reportCalls(control, () => activity.publish({ type: 'changed', platform })),
    ]),
  ) as unknown as typeof controls

  const fetch = createFetch(router, handlesUrl)
  const sandbox: Sandbox = {
    seed,
    fetch,
    transport: fetch,
    serves: handlesUrl,
    clock,
    faults,
    log: log.entries,
    onRequest: log.onRequest,
    platformInfo,
    // The control API, whose reads follow each change, uses the platforms themselves.
    ...reportedControls,
    openSocket: router.openSocket,
    saveScenario: scenarios.save,
    loadScenario,
    reset,
  }
  return { sandbox, router, platforms }
}
