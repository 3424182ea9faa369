import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateCatalogues } from './catalogue/generate.ts'
import { root } from './lib/paths.mjs'

// Writes the operations of each platform for tools and commands.
for (const { path, text } of generateCatalogues()) {
  writeFileSync(join(root, path), text)
  console.log(path)
}
