import { expect, test } from 'vitest'
import { withoutCode } from './search.ts'

test('removes code blocks and keeps the rest of a page', () => {
  const text =
    'One\n\n```ts\nconst two = `2`\n```\n\nThree\n\n- four\n\n  ```sh\n  five\n  ```\n\n````md\n```\n````\n'
  expect(withoutCode(text).split(/\s+/).join(' ')).toBe('One Three - four ')
})
