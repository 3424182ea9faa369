import type { ScenarioPart } from '../kit/platform.ts'
import { settingsPart } from '../scenario/settings.ts'
import { checkMoney, checkReferences } from './check-scenario.ts'
import { fromSavedFile, toSavedFile } from './saved-file.ts'
import { MoltifyData } from './scenario-schema.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'
import type { StoredWebhookDelivery } from './webhook-delivery.ts'

/** The data of Moltify in a scenario. */
export const scenarioPart = (state: State): ScenarioPart<typeof MoltifyData> => {
  const { accounts, categories, agents, tasks, budgets, ledger, outbox, seenCallbacks, limits } =
    state
  const settings = settingsPart('moltify', {
    settings: state.settings,
    defaults: defaultSettings,
    initial: state.initialSettings,
    change: changeSettings,
  })
  return {
    schema: MoltifyData,

    async save() {
      // Read first: what follows must see one moment.
      const files = await readFiles(tasks)
      return {
        settings: settings.save(),
        accounts: [...accounts.list()],
        keys: [...accounts.keys.list()],
        sessions: [...accounts.sessions.list()],
        categories: [...categories.values()],
        agents: [...agents.values()] as MoltifyData['agents'],
        tasks: [...tasks.values()].map((task) => ({
          ...task,
          delivery: task.delivery && {
            ...task.delivery,
            notes: task.delivery.notes,
            files: task.delivery.files.flatMap((file) => files.get(file) ?? []),
          },
        })) as MoltifyData['tasks'],
        budgets: [...budgets.values()] as MoltifyData['budgets'],
        ledger: ledger.postings().map((entry) => ({ taskId: undefined, ...entry })),
        deliveries: outbox.list().flatMap(toSavedDelivery) as MoltifyData['deliveries'],
        seenCallbacks: [...seenCallbacks],
        limits: limits.windows(),
      }
    },

    prepare(data) {
      const applySettings = settings.prepare(data.settings)
      checkReferences(data)
      checkMoney(data)
      return () => {
        applySettings()
        accounts.reset(data)
        fill(categories, data.categories)
        fill(agents, data.agents)
        fill(
          tasks,
          data.tasks.map((task) => ({ ...task, delivery: restoreDelivery(task.delivery) })),
        )
        fill(budgets, data.budgets)
        ledger.reset(data.ledger)
        outbox.reset(data.deliveries)
        seenCallbacks.clear()
        for (const callback of data.seenCallbacks) seenCallbacks.add(callback)
        limits.reset(data.limits)
      }
    },
  }
}

const fill = <T extends { readonly id: string }>(
  store: Map<string, T>,
  items: readonly T[],
): void => {
  store.clear()
  for (const item of items) store.set(item.id, item)
}

type SavedFile = Awaited<ReturnType<typeof toSavedFile>>

/** Returns all delivered files, also of tasks that are delivered meanwhile. */
const readFiles = async (
  tasks: ReadonlyMap<string, StoredTask>,
): Promise<ReadonlyMap<File, SavedFile>> => {
  const files = new Map<File, SavedFile>()
  for (;;) {
    const missing = [...tasks.values()]
      .flatMap(({ delivery }) => delivery?.files ?? [])
      .filter((file) => !files.has(file))
    if (missing.length === 0) return files
    for (const file of missing) files.set(file, await toSavedFile(file))
  }
}

const restoreDelivery = (
  saved: MoltifyData['tasks'][number]['delivery'],
): StoredTask['delivery'] => {
  if (!saved) return undefined
  const { notes, files, ...delivery } = saved
  return {
    ...delivery,
    ...(notes !== undefined && { notes }),
    files: files.map(fromSavedFile),
  }
}

/** What is in flight is sent again after loading. A test in flight ends with the request that waits for it. */
const toSavedDelivery = (delivery: StoredWebhookDelivery): readonly StoredWebhookDelivery[] => {
  if (delivery.status !== 'sending') return [delivery]
  if (delivery.test) return []
  return [{ ...delivery, status: 'waiting', countedAttempts: delivery.countedAttempts - 1 }]
}
