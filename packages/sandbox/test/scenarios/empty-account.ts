import type { Scenario } from '../../src/scenario/scenario.ts'
import { buildScenario } from './build.ts'

export const emptyAccount = (): Promise<Scenario> =>
  buildScenario(0, async () => undefined, {
    moltinfra: { agents: 0 },
    moltify: { deposit: 0 },
    moltbotden: { invites: 1 },
  })
