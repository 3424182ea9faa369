// Runs in a clean CommonJS project: schemas.cjs <client>...
import('./check-schemas.mjs').then(({ checkSchemas }) => {
  for (const name of process.argv.slice(2)) {
    const schemas = require(`${name}/schemas`)
    checkSchemas(name, schemas, require(`${name}/openapi.json`))
    checkSchemas(name, schemas, require(`${name}/openapi-types.json`))
  }
})
