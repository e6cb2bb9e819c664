import { expect, type Locator, type Page } from '@playwright/test'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'

/** The lanes of the calendar, as somebody at the desk sees and uses them. */
export class LanesPage {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  /** In whichever lane it stands first. */
  bar({ activity }: Pick<PlannedSlot, 'activity'>): Locator {
    return this.page.locator(`.sb-lane-bar[id$="${activity}"]`).first()
  }

  /** What is said about a bar that is in somebody's hand. */
  get held(): Locator {
    return this.page.locator('.sb-lanes-held[data-holding]')
  }

  /** What arrives later can move lanes down. */
  async settle(): Promise<void> {
    await expect(this.page.locator('.sb-lane-bar').first()).toBeVisible()
    await expect(this.page.getByLabel('Reading the calendar')).toHaveCount(0)
  }

  async drag(bar: Locator, { byPx, at = 'middle' }: { byPx: number; at?: 'middle' | 'end' }) {
    const box = (await bar.boundingBox())!
    const x = at === 'end' ? box.x + box.width - 3 : box.x + box.width / 2
    const y = box.y + box.height / 2
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + byPx / 2, y, { steps: 4 })
    await this.page.mouse.move(x + byPx, y, { steps: 4 })
  }

  async moveWith(reason: string): Promise<void> {
    await this.dialog.getByLabel('Reason').fill(reason)
    await this.dialog.getByRole('button', { name: /^Move it/ }).click()
  }
}
