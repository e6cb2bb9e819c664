import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'

test.use({ expectedTrouble: /Content Security Policy|^violation: |ERR_UNKNOWN_URL/ })

test('the policy of the page blocks what is injected into it', async ({ rehearsal, page }) => {
  const reported: string[] = []
  page.on('console', (message) => reported.push(message.text()))
  await rehearsal.open(page)
  await expect(new Shell(page).heading).toHaveText('Today')
  expect(reported.filter((text) => text.startsWith('violation'))).toEqual([])

  const evaluated = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.injected = true'
    document.body.append(inline)
    const markup = document.createElement('div')
    markup.innerHTML = '<img src="x:" onerror="window.injected = true">'
    document.body.append(markup)
    // Only what runs later is the page's own: this function itself is the debugger's.
    return new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return "ran"')())
        } catch (error) {
          resolve((error as Error).name)
        }
      }, 50)
    })
  })
  expect(evaluated).toBe('EvalError')
  const violations = () => reported.filter((text) => text.startsWith('violation: script'))
  await expect.poll(() => violations().length).toBeGreaterThanOrEqual(3)
  expect(await page.evaluate(() => 'injected' in window)).toBe(false)
})
