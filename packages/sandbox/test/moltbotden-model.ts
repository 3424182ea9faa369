/** Interest of one agent in another, or a connection of both. */
interface ModelRelation {
  readonly between: readonly [string, string]
  readonly at: string
}

interface ModelMessage {
  readonly from: string
  readonly to: string
  readonly at: string
  isRead: boolean
}

const ok = 200

/**
 * Model of interest, connections and messages according to the reference, in plain arrays. The
 * sandbox must have the same results. Each call returns the expected status.
 */
export class MoltbotDenModel {
  #interests: ModelRelation[] = []
  #connections: ModelRelation[] = []
  readonly #said: ModelMessage[] = []
  /** Events that the heartbeats of each agent have reported. */
  readonly #told = new Map<string, Set<ModelRelation>>()

  express(from: string, to: string, at: string): readonly [status: number, formed?: boolean] {
    if (from === to) return [400]
    if (this.#connection(from, to)) return [ok, true]
    if (this.#interest(to, from)) {
      this.#interests = this.#interests.filter((tie) => !isOf(tie, from, to))
      this.#connections.push({ between: [from, to], at })
      return [ok, true]
    }
    if (!this.#interest(from, to)) this.#interests.push({ between: [from, to], at })
    return [ok, false]
  }

  withdraw(from: string, to: string): number {
    if (this.#connection(from, to)) return 400
    const found = this.#interest(from, to)
    this.#interests = this.#interests.filter((tie) => tie !== found)
    return found ? ok : 404
  }

  remove(one: string, other: string): number {
    const found = this.#connection(one, other)
    this.#connections = this.#connections.filter((tie) => tie !== found)
    return found ? ok : 404
  }

  send(from: string, to: string, at: string): number {
    if (!this.#connection(from, to)) return 403
    this.#said.push({ from, to, at, isRead: false })
    return ok
  }

  /** The messages of a conversation, sorted by time. Reading them marks them as read. */
  read(reader: string, other: string): readonly [status: number, from?: readonly string[]] {
    const found = this.#between(reader, other)
    if (!found.length && !this.#connection(reader, other)) return [403]
    for (const message of found) message.isRead ||= message.to === reader
    return [ok, found.map(({ from }) => from)]
  }

  /** A heartbeat, which reports each event once. */
  heartbeat(id: string) {
    const reported = this.#told.get(id) ?? new Set()
    this.#told.set(id, reported)
    const pending = this.#interests.filter(({ between }) => between[1] === id)
    const connections = this.#of(id)
    const isNews = (tie: ModelRelation): boolean => !reported.has(tie)
    const news = {
      pending_connections: pending.length,
      unread_messages: this.#unread(id).length,
      requests: pending.filter(isNews).map(({ between, at }) => [between[0], at]),
      connections: connections.filter(isNews).map((tie) => [otherOf(tie, id), tie.at]),
    }
    for (const tie of [...pending, ...connections]) reported.add(tie)
    return news
  }

  /** Returns the visible state of an agent without changing it. */
  view(id: string, others: readonly string[]) {
    return {
      connections: this.#of(id)
        .map((tie) => {
          const other = otherOf(tie, id)
          const last = this.#between(id, other).at(-1)?.at ?? null
          return [other, tie.at, last, this.#unread(id, other).length]
        })
        .reverse(),
      sent: this.#said.filter(({ from }) => from === id).length,
      suggested: others
        .filter((other) => other !== id && !this.#connection(id, other))
        .map((other) => [other, this.#interest(id, other) !== undefined])
        .sort(),
      unread: others
        .filter((other) => this.#between(id, other).length)
        .map((other) => [other, this.#unread(id, other).length])
        .sort(),
    }
  }

  #interest(from: string, to: string): ModelRelation | undefined {
    return this.#interests.find(({ between }) => between[0] === from && between[1] === to)
  }

  #connection(one: string, other: string): ModelRelation | undefined {
    return one === other ? undefined : this.#connections.find((tie) => isOf(tie, one, other))
  }

  #of(id: string): readonly ModelRelation[] {
    return this.#connections.filter(({ between }) => between.includes(id))
  }

  #between(one: string, other: string): readonly ModelMessage[] {
    return this.#said.filter(
      ({ from, to }) => (from === one && to === other) || (from === other && to === one),
    )
  }

  #unread(id: string, by?: string): readonly ModelMessage[] {
    return this.#said.filter(
      ({ from, to, isRead }) => to === id && !isRead && (by === undefined || from === by),
    )
  }
}

const isOf = ({ between }: ModelRelation, one: string, other: string): boolean =>
  between.includes(one) && between.includes(other)

const otherOf = ({ between: [one, other] }: ModelRelation, id: string): string =>
  one === id ? other : one
