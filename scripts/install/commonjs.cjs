// Runs in a clean CommonJS project: commonjs.cjs <client> <probe file> <target as JSON>
const [client = '', probeFile = '', target = '{}'] = process.argv.slice(2)
const sdk = require(client)
import(probeFile).then(({ probe }) => probe(sdk, JSON.parse(target))).then(console.log)
