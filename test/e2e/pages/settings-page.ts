import type { Locator, Page } from '@playwright/test'

/** What is set for oneself, for this machine and for the workspace. */
export class SettingsPage {
  readonly page: Page
  readonly parts: Locator
  readonly backups: Locator

  constructor(page: Page) {
    this.page = page
    this.parts = page.getByRole('navigation', { name: 'Parts of the settings' })
    this.backups = page.getByRole('table', { name: 'Backups, newest first' }).locator('tbody tr')
  }

  /** One of a few, each with its word. */
  async set(name: string, choice: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name }).getByText(choice, { exact: true }).click()
  }
}
