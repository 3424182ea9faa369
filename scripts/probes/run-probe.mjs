// Runs in every runtime: run-probe.mjs <client> <probe file> <base URL and API key as JSON>
// The client is a package name in a clean project, and the URL of the built file elsewhere.
const [client = '', probeFile = '', target = '{}'] = process.argv.slice(2)
const { probe } = await import(probeFile)
console.log(await probe(await import(client), JSON.parse(target)))
