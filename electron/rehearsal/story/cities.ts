/** Where the company works: each city has a zone, a region of its own and the hours of its trains. */
export type City = {
  readonly name: string
  readonly zone: string
  readonly region: string
  /** When nobody orders: the evening of a train, and the night of a weekend. */
  readonly train: readonly [from: string, to: string]
  readonly weekend: readonly [from: string, to: string]
  readonly office: readonly [from: string, to: string]
  readonly dialling: string
}

export const cities: readonly City[] = [
  {
    name: 'Bremen',
    zone: 'Europe/Berlin',
    region: 'eu-central',
    train: ['19:30', '22:00'],
    weekend: ['22:00', '03:30'],
    office: ['08:30', '17:00'],
    dialling: '+49 421 5550',
  },
  {
    name: 'Baltimore',
    zone: 'America/New_York',
    region: 'us-east',
    train: ['20:00', '22:30'],
    weekend: ['23:00', '04:00'],
    office: ['09:00', '17:30'],
    dialling: '+1 410 555 0',
  },
  {
    name: 'Pune',
    zone: 'Asia/Kolkata',
    region: 'ap-south',
    train: ['21:30', '23:30'],
    weekend: ['22:30', '04:30'],
    office: ['09:30', '18:30'],
    dialling: '+91 20 5550 0',
  },
  {
    name: 'Newcastle',
    zone: 'Australia/Sydney',
    region: 'ap-southeast',
    train: ['18:30', '21:00'],
    weekend: ['21:30', '02:30'],
    office: ['08:00', '16:30'],
    dialling: '+61 2 5550 0',
  },
]

export const cityOf = (index: number): City => cities[index % cities.length]!
