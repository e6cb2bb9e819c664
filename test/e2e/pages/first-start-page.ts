import type { Locator, Page } from '@playwright/test'

/** Who are you, where is your workspace, and the two ways to begin. */
export class FirstStartPage {
  readonly page: Page
  readonly welcome: Locator
  readonly name: Locator
  readonly zone: Locator
  readonly begin: Locator
  readonly openRehearsal: Locator

  constructor(page: Page) {
    this.page = page
    this.welcome = page.getByRole('heading', { name: 'Welcome to Signalbox' })
    this.name = page.getByLabel('Your name')
    this.zone = page.getByRole('combobox', { name: 'Time zone you work in' })
    this.begin = page.getByRole('button', { name: 'Start with an empty workspace' })
    this.openRehearsal = page.getByRole('button', { name: 'Open the rehearsal' })
  }

  async enrol(name: string): Promise<void> {
    await this.name.fill(name)
    await this.begin.click()
  }
}
