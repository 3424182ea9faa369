import type { SandboxOptions } from '@molt-sdk/sandbox'

/** A sandbox with a frozen clock and no delays, which validates its own responses. */
export const sandboxOptions: SandboxOptions = {
  now: '2026-03-10T12:00:00.000Z',
  checkResponses: true,
  moltinfra: { tokenPace: 0, agents: 3 },
  // The endpoint of an operation of the contract, which the reference does not have.
  moltify: { assumptions: { messageEndpoint: true } },
  moltghost: { tokenPace: 0 },
}
