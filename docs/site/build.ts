import { join } from 'node:path'
import { build } from 'vitepress'
import { root } from '../../scripts/lib/paths.mjs'
import { generate } from './generate.ts'

// Builds the site into docs/.vitepress/dist.
await generate()
await build(join(root, 'docs'))
