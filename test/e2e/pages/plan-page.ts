import type { Locator, Page } from '@playwright/test'

/** The form that plans a release. */
export class PlanPage {
  readonly name: Locator
  readonly send: Locator
  readonly others: Locator

  constructor(page: Page) {
    this.name = page.getByRole('textbox', { name: 'Name', exact: true })
    this.send = page.getByRole('button', { name: 'Plan it' }).first()
    this.others = page.getByRole('region', { name: 'Other drafts' })
  }
}
