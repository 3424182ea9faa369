/** The port of a runtime in which one channel can serve all requests, and need not keep the process alive. */
type ReusablePort = MessagePort & { ref?(): void; unref?(): void }

let reused: MessageChannel | undefined
let waiting: (() => void)[] = []

/**
 * Resolves in a later task of the event loop. It uses no timer where the runtime has
 * `MessageChannel`, because a test that installs fake timers would never see the promise resolve.
 */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    // Workers have MessageChannel only from a certain compatibility date on.
    if (typeof MessageChannel === 'undefined') return void setTimeout(resolve)
    const { port1, port2 } = reused ?? new MessageChannel()
    const receiver: ReusablePort = port1
    if (!receiver.unref) {
      port1.onmessage = () => {
        // An open port keeps the process running.
        port1.close()
        resolve()
      }
      port2.postMessage(undefined)
      return
    }
    // A channel for each task would cost more than verifying a webhook.
    reused ??= { port1, port2 }
    port1.onmessage ??= () => {
      const resolvers = waiting
      waiting = []
      receiver.unref?.()
      for (const each of resolvers) each()
    }
    if (waiting.push(resolve) > 1) return
    receiver.ref?.()
    port2.postMessage(undefined)
  })
