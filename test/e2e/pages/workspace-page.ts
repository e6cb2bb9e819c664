import type { Locator, Page } from '@playwright/test'

/** The page that every session begins with. */
export class WorkspacePage {
  readonly page: Page
  readonly heading: Locator
  readonly connection: Locator
  readonly outOfTouch: Locator
  readonly needsLink: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.connection = page.getByRole('status').first()
    this.outOfTouch = page.getByText('This page is out of touch')
    this.needsLink = page.getByRole('heading', { name: 'Open Signalbox with a fresh link' })
  }

  async enrol(name: string): Promise<void> {
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Enrol me as administrator' }).click()
  }

  known(name: string): Locator {
    return this.page.getByText(name, { exact: true })
  }
}
