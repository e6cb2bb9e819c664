/** What people of the company write, in the tone in which people write it. */
export const goals = {
  standard: [
    'The changes of the last two weeks, tested together on Tuesday.',
    'Small improvements that customer care asked for, and library updates.',
    'Brings the new filters that the dispatchers have been waiting for.',
    'Removes the old fields now that no partner sends them any more.',
    'Lower memory use, so that the night run no longer needs the large machines.',
    'Makes room for the rates of the coming quarter; they stay switched off.',
  ],
  major: [
    'Moves all regions to the new engine; the old one stays beside it for a month.',
    'One model for all contracts, so that a change of rates no longer needs three teams.',
    'Replaces the nightly exchange of files by messages, region after region.',
    'Splits the database by region, as the regulators of two of them ask for.',
  ],
  hotfix: [
    'Totals were rounded before they were added; they are added first now.',
    'The retry did not wait between two tries and woke the partner three times.',
    'Labels with accents were cut off at the first of them.',
    'A session ended after five minutes instead of fifty.',
    'Sorting by date put empty dates first, and nobody found their orders.',
  ],
  emergency: [
    'Orders are accepted but not passed on; every quarter of an hour costs us about two hundred.',
    'The certificate of a partner was withdrawn without notice; nothing gets through.',
    'The queue fills faster than it empties since the update of the library at noon.',
  ],
} as const

export const projects = [
  'new tariff engine',
  'one contract for all regions',
  'messages instead of files',
  'a ledger for each region',
  'second data centre',
  'new sign-in',
  'calendar of carriers',
  'year-end rules',
] as const

export const faults = [
  'wrong totals',
  'labels cut off',
  'retry storm',
  'sessions that end early',
  'missing orders',
  'empty statements',
  'slow search',
  'rates of last year',
] as const

export const abortCriteria = [
  'More than 1 % of requests fail for five minutes.',
  'The queue is longer than ten minutes of work.',
  'Any payment is booked twice.',
  'The 95th percentile of answers is over 800 ms.',
  'Customer care reports more than five cases of the same kind.',
  'A region does not answer its health check.',
] as const

export const pulledBecause = [
  'Its image did not pass the signature check; the team builds it again tomorrow.',
  'The flag it depends on is still off in this region.',
  'Took too long; left out so that the window could be kept.',
  'The migration before it is not finished.',
] as const

export const rolledBackBecause = [
  'Errors rose to 4 % within three minutes, above what we agreed on.',
  'Answers took twice as long once a fifth of the traffic was on it.',
  'Partners in one region were signed out; cause not clear yet.',
  'Two bookings appeared twice. Stopped at once.',
  'The old clients cannot read the new field after all.',
] as const

export const failedBecause = [
  'The migration stopped at a row that should not exist. Nothing was changed.',
  'The cluster had no room for the second set; nothing came up.',
  'The artefact in the registry was not the one that was tested.',
] as const

export const postponedBecause = [
  'The lead is ill, and nobody else has done this migration before.',
  'Month-end closing takes a day longer; accounting asked us to wait.',
  'The test on staging found a slow query, which is looked into first.',
  'The carrier moved their own maintenance into our window.',
] as const

export const cancelledBecause = [
  'Became part of the release of the week after.',
  'The customer withdrew the order; nobody needs it now.',
  'Solved by a setting. No release needed.',
] as const

export const movedBecause = [
  'The window of the database team starts half an hour later.',
  'Makes room for the payroll run.',
  'The lead is on a train until then.',
] as const

export const vouchedWith = [
  'Full run on staging, all green but two known flaky tests.',
  'Tested with the data of last week.',
  'Went through it together with the testers this morning.',
] as const

export const absentBecause = ['Holidays', 'Parental leave', 'Training', 'Moving house'] as const
