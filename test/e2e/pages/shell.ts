import type { Locator, Page } from '@playwright/test'

/** The window around every page. */
export class Shell {
  readonly page: Page
  readonly heading: Locator
  readonly rooms: Locator
  readonly bar: Locator
  /** How this window stands to the core; it takes a moment to say so. */
  readonly connection: Locator
  readonly workspace: Locator
  readonly outOfTouch: Locator
  readonly needsLink: Locator
  readonly told: Locator
  readonly keys: Locator
  readonly inspector: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.rooms = page.getByRole('navigation', { name: 'Rooms' })
    this.bar = page.getByRole('banner')
    this.connection = page.getByRole('link', {
      name: /^Workspace (current|old|offline|unknown|.* old)\./,
    })
    this.workspace = this.bar.getByRole('link').first()
    this.outOfTouch = page.getByText('Out of touch with the core')
    this.needsLink = page.getByRole('heading', { name: 'Open Signalbox with a fresh link' })
    this.told = page.getByRole('status', { name: 'What just happened' })
    this.keys = page.getByRole('dialog', { name: 'Every key' })
    this.inspector = page.getByRole('complementary')
    this.dialog = page.getByRole('dialog')
  }

  room(name: string): Locator {
    return this.rooms.getByRole('link', { name, exact: true })
  }

  /** For whom the window speaks. */
  speaker(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true })
  }

  panel(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name })
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name })
  }

  column(name: string): Locator {
    return this.page.getByRole('columnheader', { name, exact: true })
  }

  /** Opens a menu by its button and chooses from it. */
  async choose(button: string | RegExp, item: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).click()
    await this.page.getByRole('menu').getByText(item).click()
  }
}
