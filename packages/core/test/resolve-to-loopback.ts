import dns from 'node:dns'
import { vi } from 'vitest'

/** Resolves a host name to this machine, like a service name in Docker Compose. */
export const resolveToLoopback = (name: string): void => {
  const lookup = dns.lookup as (...args: unknown[]) => void
  vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) =>
    lookup(host === name ? '127.0.0.1' : host, ...rest)) as typeof dns.lookup)
}
