// One import, in a process that does nothing else: prints the milliseconds that it took.
const [entry] = process.argv.slice(2)
const began = performance.now()
if (entry) await import(entry)
const taken = performance.now() - began
process.stdout.write(`${taken}`)
