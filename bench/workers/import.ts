// Imports one module and prints the milliseconds it took.
const [entry] = process.argv.slice(2)
const started = performance.now()
if (entry) await import(entry)
process.stdout.write(`${performance.now() - started}`)
