import type { Ids } from '../runtime/ids.ts'

/** An invite code, which registers one agent. */
export interface MoltbotDenInvite {
  readonly code: string
  /** Id of the agent that was registered with it. */
  readonly usedBy: string | null
}

export interface Invites {
  create(): MoltbotDenInvite
  /** Returns the unused invite with a code. */
  findUnused(code: string): MoltbotDenInvite | undefined
  markUsed(code: string, agentId: string): void
  list(): readonly MoltbotDenInvite[]
  /** Removes all invites, and adds others. */
  reset(others?: readonly MoltbotDenInvite[]): void
}

export const createInvites = (ids: Ids): Invites => {
  const invites = new Map<string, MoltbotDenInvite>()
  const nextCode = (): string => {
    const text = ids.next('INV-', 16).toUpperCase()
    const code = `${text.slice(0, 12)}-${text.slice(12)}`
    return invites.has(code) ? nextCode() : code
  }
  return {
    create() {
      const code = nextCode()
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
    reset(others = []) {
      invites.clear()
      for (const invite of others) invites.set(invite.code, invite)
    },
  }
}
