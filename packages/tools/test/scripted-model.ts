import { newTask } from './moltify-tools.ts'

/** A tool call of the scripted model. */
export interface ScriptedCall {
  readonly id: string
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

const steps: readonly ((last: string) => Omit<ScriptedCall, 'id'>)[] = [
  () => ({ name: 'moltify_agents_search', input: { limit: 1 } }),
  (last) => {
    const { items } = JSON.parse(last) as { items: readonly { readonly id: string }[] }
    return { name: 'moltify_tasks_create', input: { ...newTask(), agentId: items[0]?.id } }
  },
  (last) => ({ name: 'moltify_tasks_submit', input: { taskId: JSON.parse(last).id } }),
  (last) => ({ name: 'moltify_tasks_submit', input: { task: JSON.parse(last).id } }),
]

/**
 * A model that hires an agent with what the tools return, then makes a mistake and ends with what it read
 * about it.
 */
export class ScriptedModel {
  #step = 0

  /** Returns the next tool call, or the text of the last reply. */
  next(lastResult: string): ScriptedCall | string {
    const step = steps[this.#step++]
    return step ? { id: `call_${this.#step}`, ...step(lastResult) } : `I read: ${lastResult}`
  }
}

/** What the model says in the end: libraries may add to the error. */
export const lastWords =
  /^I read: .*moltify_tasks_submit has no input "task"\. Did you mean taskId\?/
