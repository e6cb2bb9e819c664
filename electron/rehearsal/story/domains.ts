/** What the company does, in the words of its teams; `letters` begin the keys of their tickets. */
export type Domain = {
  readonly name: string
  readonly prefix: string
  readonly letters: string
  readonly capability: string
  readonly tags: readonly string[]
}

const domain = (
  name: string,
  rest: Readonly<{ letters: string; capability: string; tags?: readonly string[] }>,
): Domain => ({ name, prefix: name.toLowerCase().replaceAll(' ', '-'), tags: [], ...rest })

/** The first eight are those of the small company. */
export const domains: readonly Domain[] = [
  domain('Payments', { letters: 'PAY', capability: 'Paying carriers', tags: ['PCI DSS', 'SOX'] }),
  domain('Payroll', { letters: 'ROLL', capability: 'Paying staff', tags: ['SOX', 'GDPR'] }),
  domain('Freight', { letters: 'FRT', capability: 'Planning loads' }),
  domain('Customs', { letters: 'CUS', capability: 'Clearing goods', tags: ['Customs code'] }),
  domain('Tracking', { letters: 'TRK', capability: 'Following goods' }),
  domain('Accounts', { letters: 'ACC', capability: 'Serving customers', tags: ['GDPR'] }),
  domain('Warehousing', { letters: 'WHS', capability: 'Storing goods' }),
  domain('Platform', { letters: 'PLT', capability: 'Running software', tags: ['ISO 27001'] }),
  domain('Billing', { letters: 'BIL', capability: 'Invoicing', tags: ['SOX'] }),
  domain('Fleet', { letters: 'FLT', capability: 'Keeping vehicles' }),
  domain('Identity', { letters: 'IDN', capability: 'Knowing who', tags: ['GDPR', 'ISO 27001'] }),
  domain('Pricing', { letters: 'PRC', capability: 'Quoting' }),
  domain('Partners', { letters: 'PRT', capability: 'Connecting partners' }),
  domain('Documents', { letters: 'DOC', capability: 'Keeping papers', tags: ['GDPR'] }),
  domain('Insight', { letters: 'INS', capability: 'Reporting' }),
  domain('Mobile', { letters: 'MOB', capability: 'Serving drivers' }),
]
