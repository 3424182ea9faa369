import type { Ids } from '../runtime/ids.ts'

/** A code that registers one agent. */
export interface Invite {
  readonly code: string
  /** Id of the agent that used it up, if one has. */
  readonly usedBy: string | null
}

export interface Invites {
  create(): Invite
  /** The invite of a code that can still be used. */
  findUnused(code: string): Invite | undefined
  markUsed(code: string, agentId: string): void
  list(): readonly Invite[]
  reset(): void
}

export const createInvites = (ids: Ids): Invites => {
  const invites = new Map<string, Invite>()
  return {
    create() {
      const text = ids.next('INV-', 16).toUpperCase()
      const code = `${text.slice(0, 12)}-${text.slice(12)}`
      const invite = { code, usedBy: null }
      invites.set(code, invite)
      return invite
    },
    findUnused(code) {
      const invite = invites.get(code)
      return invite?.usedBy === null ? invite : undefined
    },
    markUsed: (code, usedBy) => void invites.set(code, { code, usedBy }),
    list: () => [...invites.values()],
    reset: () => invites.clear(),
  }
}
