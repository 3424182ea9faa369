import { spawn } from 'node:child_process'

/** The command of each system that opens a URL in the default browser. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // `start` takes its first quoted argument as the title of a window.
  win32: ['cmd', '/c', 'start', '""'],
}

/** Opens a URL in the default browser, without waiting. Calls `onError` if there is no way to do so. */
export const openBrowser = (url: string, onError: () => void): void => {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', onError)
  child.unref()
}
