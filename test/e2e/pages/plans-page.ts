import type { Locator, Page } from '@playwright/test'

/** Where a sheet of releases comes in, and goes out. */
export class PlansPage {
  readonly page: Page
  readonly sheet: Locator
  /** Whose keys the sheet holds. */
  readonly system: Locator
  readonly import: Locator

  constructor(page: Page) {
    this.page = page
    this.sheet = page.getByRole('textbox', { name: 'Paste it here, with its headers' })
    this.system = page.getByRole('textbox', { name: 'Keys are from' })
    this.import = page.getByRole('button', { name: /^Import( [\d,]+ releases?)?$/ })
  }

  /** What a column of the sheet is said to be. */
  column(header: string): Locator {
    return this.page.getByRole('combobox', { name: `What ${header} is` })
  }

  async order(words: RegExp): Promise<void> {
    await this.page.getByRole('radio', { name: words }).check()
  }
}
