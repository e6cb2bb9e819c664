import type { Locator, Page } from '@playwright/test'

/** The list of releases. */
export class ReleasesPage {
  readonly page: Page
  readonly count: Locator
  readonly words: Locator
  readonly filters: Locator
  /** Of as many rows as a test names; those that lie further down are not looked at. */
  readonly names: Locator
  readonly grid: Locator

  constructor(page: Page) {
    this.page = page
    this.count = page.getByRole('status').filter({ hasText: /^[\d,]+ releases?$/ })
    this.words = page.getByRole('textbox', { name: 'Words in the name or a reference' })
    this.filters = page.getByRole('button', { name: /^Filters/ })
    this.grid = page.getByRole('grid', { name: 'Releases' })
    this.names = this.grid
      .locator(
        '[aria-rowindex="2"], [aria-rowindex="3"], [aria-rowindex="4"], [aria-rowindex="5"], [aria-rowindex="6"]',
      )
      .getByRole('link')
      .and(page.locator('[href^="#/releases/"]'))
  }

  preset(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'Parts of a release’s life' })
      .getByRole('link', { name, exact: true })
  }
}
