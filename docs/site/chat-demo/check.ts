import type { BrowsedSite } from '../browser.ts'
import { openPage } from '../browser.ts'

/** Writes two messages to the chat of its page, and returns what its transcript does not show. */
export async function chatProblems(site: BrowsedSite): Promise<string[]> {
  await openPage(site, '/guides/chat-in-a-web-page')
  const frame = site.page.frameLocator('.chat-demo')
  const input = frame.locator('[name=prompt]')
  const problems: string[] = []
  for (const [prompt, expected] of [
    ['Good morning', 'one message'],
    ['And again', '3 messages'],
  ] as const) {
    await input.fill(prompt)
    await input.press('Enter')
    await frame.locator('#note', { hasText: /^Writing/ }).waitFor()
    await frame.locator('#note', { hasText: /tokens$/ }).waitFor()
    const reply = await frame.locator('.agent').last().textContent()
    if (!reply?.includes(`You wrote: ${prompt}`) || !reply.includes(expected))
      problems.push(`The reply to "${prompt}" is "${reply}".`)
  }
  return problems
}
