import dns from 'node:dns'
import { vi } from 'vitest'

/** Lets a host name lead to this machine, as a service name does in Docker Compose. */
export const resolveToLoopback = (name: string): void => {
  const lookup = dns.lookup as (...args: unknown[]) => void
  vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) =>
    lookup(host === name ? '127.0.0.1' : host, ...rest)) as typeof dns.lookup)
}
