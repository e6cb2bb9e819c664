import type { Locator, Page } from '@playwright/test'

/** Where names from outside are joined. */
export class JoinsPage {
  readonly page: Page
  readonly parts: Locator
  readonly inbox: Locator
  readonly aside: Locator
  readonly rules: Locator
  readonly preview: Locator
  readonly pattern: Locator

  constructor(page: Page) {
    this.page = page
    this.parts = page.getByRole('navigation', { name: 'Parts of the room' })
    this.inbox = page.getByRole('grid', { name: 'To be joined' })
    this.aside = page.getByRole('grid', { name: 'Set aside' })
    this.rules = page.getByRole('grid', { name: 'Rules' })
    this.preview = page.getByRole('grid', { name: 'Names and what becomes of them' })
    this.pattern = page.getByRole('textbox', { name: 'Pattern' })
  }

  row(name: string): Locator {
    return this.page.getByRole('row', { name })
  }

  /** How many names become this, by the words of the preview. */
  sum(words: string): Locator {
    return this.page
      .getByRole('list', { name: 'What becomes of how many names' })
      .getByRole('button', { name: words })
  }

  /** What the keys are on, as it is told to whoever hears the page. */
  async current(grid: Locator): Promise<string> {
    const id = await grid.getAttribute('aria-activedescendant')
    return (await this.page.locator(`[id="${id}"]`).textContent()) ?? ''
  }
}
