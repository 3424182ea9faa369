import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { moltghost } from '@molt-sdk/contracts/moltghost'
import { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import { moltify } from '@molt-sdk/contracts/moltify'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Platform, Runtime } from './kit/platform.ts'
import type { MoltbotDenControl } from './moltbotden/control.ts'
import type { MoltbotDenOptions } from './moltbotden/platform.ts'
import { createMoltbotDen } from './moltbotden/platform.ts'
import type { MoltGhostControl } from './moltghost/control.ts'
import type { MoltGhostOptions } from './moltghost/platform.ts'
import { createMoltGhost } from './moltghost/platform.ts'
import { socketOperations } from './moltghost/socket-operations.ts'
import type { MoltifyControl } from './moltify/control.ts'
import type { MoltifyOptions } from './moltify/platform.ts'
import { createMoltify } from './moltify/platform.ts'
import type { MoltInfraControl } from './moltinfra/control.ts'
import type { MoltInfraOptions } from './moltinfra/platform.ts'
import { createMoltInfra } from './moltinfra/platform.ts'

/** Options of each platform. */
export interface PlatformOptions {
  readonly moltinfra?: MoltInfraOptions | undefined
  readonly moltify?: MoltifyOptions | undefined
  readonly moltbotden?: MoltbotDenOptions | undefined
  readonly moltghost?: MoltGhostOptions | undefined
}

/** The object that controls each platform. */
export interface PlatformControls {
  readonly moltinfra: MoltInfraControl
  readonly moltify: MoltifyControl
  readonly moltbotden: MoltbotDenControl
  readonly moltghost: MoltGhostControl
}

/** Name of a platform: its folder in the contracts, its path, and its name in faults and the log. */
export type PlatformName = keyof PlatformControls | 'moltghost-control'

/** Operations by platform name, then by operation id. */
export const operationsByPlatform: Readonly<
  Record<PlatformName, Readonly<Record<string, Operation>>>
> = {
  moltinfra: moltinfra.operations,
  moltify: moltify.operations,
  moltbotden: moltbotden.operations,
  moltghost: { ...moltghost.operations, ...socketOperations },
  'moltghost-control': moltghostControl.operations,
}

interface CreatedPlatforms {
  /** In the order in which their paths are compared with that of a request. */
  readonly platforms: readonly Platform[]
  readonly controls: PlatformControls
}

/** Creates all platforms, each with the runtime that `runtimeOf` returns for its name. */
export const createPlatforms = (
  runtimeOf: (name: keyof PlatformControls) => Runtime,
  options: PlatformOptions,
): CreatedPlatforms => {
  const infra = createMoltInfra(runtimeOf('moltinfra'), options.moltinfra ?? {})
  const market = createMoltify(runtimeOf('moltify'), options.moltify ?? {})
  const den = createMoltbotDen(runtimeOf('moltbotden'), options.moltbotden ?? {})
  const ghost = createMoltGhost(runtimeOf('moltghost'), options.moltghost ?? {})
  const [ghostAgents, ghostControl] = ghost.platforms
  return {
    // The control API of MoltGhost comes before its agents: its path starts with theirs.
    platforms: [infra.platform, market.platform, den.platform, ghostControl, ghostAgents],
    controls: {
      moltinfra: infra.control,
      moltify: market.control,
      moltbotden: den.control,
      moltghost: ghost.control,
    },
  }
}
