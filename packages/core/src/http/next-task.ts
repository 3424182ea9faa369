/**
 * Resolves in a later task of the event loop. It uses no timer where the runtime has
 * `MessageChannel`, because a test that installs fake timers would never see the promise resolve.
 */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    // Workers have MessageChannel only from a certain compatibility date on.
    if (typeof MessageChannel === 'undefined') return void setTimeout(resolve)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      // An open port keeps the process running.
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
