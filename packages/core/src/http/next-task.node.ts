import { nextTask as nextTaskElsewhere } from './next-task.ts'

/** Keeps its processes running for an open port, also for one that is not referenced. */
const isDeno = 'Deno' in globalThis

let channel: MessageChannel | undefined
let waiting: (() => void)[] = []

/**
 * Resolves in a later task of the event loop, by one channel for all: a channel for each task would cost
 * more than verifying a webhook. It keeps the process running only while a task is waited for.
 */
const nextTaskOnNode = (): Promise<void> =>
  new Promise((resolve) => {
    channel ??= createChannel()
    if (waiting.push(resolve) > 1) return
    refs(channel.port1).ref?.()
    channel.port2.postMessage(undefined)
  })

const createChannel = (): MessageChannel => {
  const created = new MessageChannel()
  created.port1.onmessage = () => {
    const resolvers = waiting
    waiting = []
    refs(created.port1).unref?.()
    for (const resolve of resolvers) resolve()
  }
  return created
}

/** Ports of Node. Its types for browsers do not have them. */
const refs = (port: object): { ref?(): void; unref?(): void } => port

export const nextTask: () => Promise<void> = isDeno ? nextTaskElsewhere : nextTaskOnNode
