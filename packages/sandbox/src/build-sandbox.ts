import { createClock } from './clock.ts'
import { createControl } from './control/app.ts'
import { createFaults } from './faults.ts'
import type { FrontDoor } from './front-door.ts'
import { createFrontDoor, isRealOf } from './front-door.ts'
import { createIds } from './ids.ts'
import { createFetch } from './in-process-fetch.ts'
import type { Platform, World } from './kit/platform.ts'
import { createMoltbotDen } from './moltbotden/platform.ts'
import { createMoltGhost } from './moltghost/platform.ts'
import { createMoltify } from './moltify/platform.ts'
import { createMoltInfra } from './moltinfra/platform.ts'
import { createRequestLog } from './request-log.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { tables } from './tables.ts'

/** A sandbox with the parts that only its server and its handlers see. */
export interface BuiltSandbox {
  readonly sandbox: Sandbox
  readonly door: FrontDoor
  readonly platforms: readonly Platform[]
}

export const buildSandbox = (options: SandboxOptions = {}): BuiltSandbox => {
  const { seed = 'molt', origin = 'https://sandbox.test', checkAnswers = false } = options
  const clock = createClock(options.now)
  const ids = createIds(seed)
  const faults = createFaults(tables)
  const log = createRequestLog()
  const world: World = { clock, faults, ids, origin, checkAnswers, outgoing: options.outgoing }

  const moltinfra = createMoltInfra(world, options.moltinfra ?? {})
  // Ids of its own, so that what one platform makes does not change the ids of another.
  const moltifyIds = createIds(`${seed} moltify`)
  const moltify = createMoltify({ ...world, ids: moltifyIds }, options.moltify ?? {})
  const moltbotdenIds = createIds(`${seed} moltbotden`)
  const moltbotden = createMoltbotDen({ ...world, ids: moltbotdenIds }, options.moltbotden ?? {})
  const moltghostIds = createIds(`${seed} moltghost`)
  const moltghost = createMoltGhost({ ...world, ids: moltghostIds }, options.moltghost ?? {})
  const [moltghostAgents, moltghostControl] = moltghost.platforms
  const platforms = [
    moltinfra.platform,
    moltify.platform,
    moltbotden.platform,
    // Ahead of the agents, whose path its own begins with.
    moltghostControl,
    moltghostAgents,
  ]

  clock.onMove(() => {
    for (const platform of platforms) platform.tick?.()
  })

  const reset = (): void => {
    const allIds = [ids, moltifyIds, moltbotdenIds, moltghostIds]
    for (const part of [clock, faults, ...allIds, log, ...platforms]) part.reset()
  }
  const control = createControl({ seed, clock, faults, log, platforms, reset })
  const door = createFrontDoor({ world, platforms, control, log })

  const serves = (url: string): boolean => {
    const at = URL.canParse(url) ? new URL(url) : undefined
    if (!at) return false
    return (
      platforms.some((platform) => isRealOf(platform, at)) || at.origin === new URL(origin).origin
    )
  }

  const sandbox: Sandbox = {
    seed,
    fetch: createFetch(door, serves),
    serves,
    clock,
    faults,
    log: log.entries,
    onRequest: log.onRequest,
    starts: () => ({
      moltinfra: moltinfra.platform.start(),
      moltify: moltify.platform.start(),
      moltbotden: moltbotden.platform.start(),
      moltghost: moltghostAgents.start(),
      'moltghost-control': moltghostControl.start(),
    }),
    moltinfra: moltinfra.control,
    moltify: moltify.control,
    moltbotden: moltbotden.control,
    moltghost: moltghost.control,
    openSocket: door.connect,
    reset,
  }
  return { sandbox, door, platforms }
}
