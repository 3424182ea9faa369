import { writeFile } from 'node:fs/promises'
import { emitted } from './emitted.ts'

for (const { path, text } of emitted()) {
  await writeFile(new URL(`../${path}`, import.meta.url), text)
  console.log(path)
}
