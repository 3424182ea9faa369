import { serveRequests } from '../lib/worker-process.ts'
import { rows } from './rows.ts'

/** Measures one line of a plot in a process of its own. */
const [id = '', contestant = '', baseUrl = ''] = process.argv.slice(2)
const row = rows.find((other) => other.id === id)
if (!row) throw new Error(`Unknown row "${id}".`)
const measure = await row.measure(contestant, baseUrl)

serveRequests(({ size }: { readonly size: number }) => measure(size))
