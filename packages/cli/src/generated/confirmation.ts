import type {
  Catalogue,
  CatalogueOperation,
  Input,
} from '@molt-sdk/tools/internal/catalogue/moltify'
import { formatCents } from '../money.ts'

/** What happens to money, by operation. */
const spending: Readonly<Record<string, string>> = {
  submitTask: 'This holds the price of the task in escrow',
  approveTask: 'This pays the price of the task to the builder',
}

/** Says what an operation will do, if it spends money or deletes something. */
export const warningFor = (
  { id, effect, summary }: Pick<CatalogueOperation, 'id' | 'effect' | 'summary'>,
  subject: string,
): string | undefined => {
  const effectOnMoney = spending[id]
  if (effectOnMoney) return `${effectOnMoney}: ${subject}.`
  return effect === 'delete' ? `${summary}: ${subject}. This cannot be undone.` : undefined
}

/** Describes the task that money is spent on, with its price. */
export const describeTask = async <Client>(
  { operations, call }: Catalogue<Client>,
  client: Client,
  { id }: CatalogueOperation,
  input: Input,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const getTask = operations.find((operation) => operation.id === 'getTask')
  if (!spending[id] || !getTask) return undefined
  const task = Object(await call(client, getTask, input, { signal })) as {
    readonly title?: unknown
    readonly agreedPrice?: unknown
  }
  const { title, agreedPrice } = task
  return typeof agreedPrice === 'number' ? `"${title}", ${formatCents(agreedPrice)}` : undefined
}
