import type { Check } from '../../../scripts/lib/checks.ts'
import type { BrowsedSite } from '../browser.ts'
import { openPage } from '../browser.ts'
import { encodeProgram } from './share.ts'

const client = `import { MoltInfra } from '@moltinfra/sdk'\nconst infra = new MoltInfra()\n`
const createAgent = `${client}const agent = await infra.agents.create({ name: 'Ada' })\nconsole.log(agent.name)`

/** Checks of what the playground offers besides Run. */
export function playgroundChecks(site: BrowsedSite): Check[] {
  const { page } = site
  const open = (code: string) => openPage(site, `/playground#${encodeProgram(code)}`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const textOf = (name: string) => page.locator(`.playground .${name}`).textContent()
  const inspector = page.frameLocator('.playground iframe')
  const request = (text: RegExp) => inspector.locator('.row', { hasText: text })
  /** Runs a program and returns its output and its state. */
  const run = async (code: string, ...controls: string[]): Promise<string> => {
    await open(code)
    for (const control of controls) await press(control)
    await press('Run')
    await page.locator('[data-state=done]').waitFor()
    return [await textOf('output'), await textOf('status')].join(' | ')
  }
  const expectText = (text: string, expected: RegExp): string[] =>
    expected.test(text) ? [] : [`Expected ${expected}, got "${text}".`]

  const checks: Readonly<Record<string, () => Promise<string[]>>> = {
    'completes the names of the clients': async () => {
      await open(`${client}infra.agents.`)
      await page.locator('.cm-content').press('Control+End')
      await page.keyboard.press('Control+Space')
      const list = page.locator('.cm-tooltip-autocomplete')
      await list.waitFor()
      return expectText(`${await list.textContent()}`, /create.*sendMessage/)
    },
    'marks an error of the type check': async () => {
      await open(`${client}infra.agnets.list()`)
      const mark = page.locator('.cm-lintRange-error')
      await mark.waitFor()
      return expectText(`${await mark.textContent()}`, /^agnets$/)
    },
    'loses a response on demand': async () =>
      expectText(
        await run(createAgent, 'Lose the next response'),
        /outcome|unknown|ConnectionError/,
      ),
    'responds with 429 and 503 on demand': async () => {
      const limited = await run(createAgent, 'Respond with 429')
      await request(/429.*createAgent/).waitFor()
      const unavailable = await run(`${client}await infra.agents.list()`, 'Respond with 503')
      await request(/503.*listAgents/).waitFor()
      await request(/200.*listAgents/).waitFor()
      return [
        ...expectText(limited, /RateLimitError.*Failed\.$/s),
        ...expectText(unavailable, / Done\.$/s),
      ]
    },
    'shows the sandbox of a program in the inspector, also after its end': async () => {
      const code = `import { createSandbox } from '@molt-sdk/sandbox'
${createAgent}
console.log(createSandbox().moltinfra.agents.list().length)`
      const output = await run(code, 'Lose the next response')
      await request(/lostResponse/).click()
      await inspector.getByText('Response that the client did not receive').waitFor()
      await inspector.getByRole('link', { name: 'State' }).click()
      await inspector.getByRole('link', { name: 'MoltInfra' }).click()
      await inspector.getByRole('cell', { name: 'Ada' }).first().waitFor()
      await press('Run')
      await page.locator('[data-state=done]').waitFor()
      await inspector.getByText('1 to 4 of 4').waitFor()
      return expectText(output, /outcome|unknown|Error/)
    },
    'fits a phone with its inspector': async () => {
      await page.setViewportSize({ width: 390, height: 844 })
      try {
        await run(`${client}await infra.agents.list()`)
        await request(/listAgents/).waitFor()
        const frame = page.frames().find((each) => each.url().endsWith('inspector.htm'))
        const widths = await Promise.all(
          [page.mainFrame(), frame].map((each) =>
            each?.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          ),
        )
        return widths.some((wider = 1) => wider > 0) ? [`It is ${widths} pixels wider.`] : []
      } finally {
        await page.setViewportSize({ width: 1280, height: 720 })
      }
    },
    'moves the clock': async () => {
      const code = `${client}const { createdAt } = await infra.agents.create({ name: 'Ada' })
const hours = (Date.parse(createdAt) - Date.now()) / 3_600_000
console.log(hours.toFixed(0).replace('-0', '0'))`
      return [
        ...expectText(await run(code), /^0\n/),
        ...expectText(await run(code, 'Clock + 48 h'), /^48\n/),
      ]
    },
    'stops a program that does not end or prints too much': async () => {
      await open('for (;;) Math.random()')
      await press('Run')
      await page.locator('[data-state=running]').waitFor()
      await press('Stop')
      const stopped = await textOf('status')
      return [
        ...expectText(`${stopped}`, /^Stopped\.$/),
        ...expectText(await run('for (;;) console.log(1)'), /Stopped after 500 lines\.$/),
      ]
    },
    'stops a program after a minute': async () => {
      await page.clock.install()
      try {
        await open('await new Promise(() => undefined)')
        await press('Run')
        await page.locator('[data-state=running]').waitFor()
        await page.clock.fastForward(60_000)
        await page.locator('[data-state=done]').waitFor()
        return expectText(`${await textOf('status')}`, /^Stopped after 60 s\.$/)
      } finally {
        await page.clock.resume()
      }
    },
    'shares a program as a link': async () => {
      await open(`console.log('shared')`)
      await press('Copy link')
      await page.locator('.status', { hasText: 'Copied.' }).waitFor()
      const link = await page.evaluate(() => navigator.clipboard.readText())
      await openPage(site, link.slice(site.url.length))
      await press('Run')
      await page.locator('[data-state=done]').waitFor()
      return expectText(`${await textOf('output')}`, /^shared\n$/)
    },
  }
  return Object.entries(checks).map(([name, check]) => ({
    name: `the playground ${name}`,
    run: check,
  }))
}
