import type { Question, Result, Results } from './language-messages.ts'

type Kind = keyof Results
/** A question without the parts that the client adds. */
type Asked<K extends Kind> = Omit<Extract<Question, { readonly kind: K }>, 'id'>

/** Asks the worker that knows the types of programs. */
export interface LanguageClient {
  ask<K extends Kind>(question: Asked<K> & { readonly kind: K }): Promise<Results[K]>
}

/** Starts the worker with the first question. */
export function createLanguageClient(workerUrl: string): LanguageClient {
  const pending = new Map<number, (result: Result['result']) => void>()
  let worker: Worker | undefined
  let id = 0
  const start = (): Worker => {
    const started = new Worker(workerUrl)
    started.addEventListener('message', ({ data }: MessageEvent<Result>) => {
      pending.get(data.id)?.(data.result)
      pending.delete(data.id)
    })
    return started
  }
  return {
    ask(question) {
      worker ??= start()
      id += 1
      worker.postMessage({ ...question, id })
      return new Promise((resolve) => {
        pending.set(id, resolve as (result: Result['result']) => void)
      })
    },
  }
}
