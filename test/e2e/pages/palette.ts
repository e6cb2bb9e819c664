import type { Locator, Page } from '@playwright/test'

/** The one line from which everything is found and done. */
export class Palette {
  readonly page: Page
  readonly field: Locator
  readonly choices: Locator

  constructor(page: Page) {
    this.page = page
    this.field = page.getByRole('textbox', { name: 'Find or do anything' })
    this.choices = page.getByRole('dialog').getByRole('button')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.field.waitFor()
  }

  choice(name: string | RegExp): Locator {
    return this.choices.filter({ hasText: name })
  }

  /** What goes by exactly that name. */
  subject(name: string): Locator {
    return this.choices.filter({ has: this.page.getByText(name, { exact: true }) }).first()
  }

  async perform(label: string): Promise<void> {
    await this.open()
    await this.field.fill(label)
    await this.choice(label).first().waitFor()
    await this.page.keyboard.press('Enter')
  }
}
