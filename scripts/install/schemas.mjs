// Runs in a clean ESM project: schemas.mjs <client>...
import { checkSchemas } from './check-schemas.mjs'

for (const name of process.argv.slice(2)) {
  const [schemas, document, forTypes] = await Promise.all([
    import(`${name}/schemas`),
    import(`${name}/openapi.json`, { with: { type: 'json' } }),
    import(`${name}/openapi-types.json`, { with: { type: 'json' } }),
  ])
  checkSchemas(name, schemas, document.default)
  checkSchemas(name, schemas, forTypes.default)
}
