import type { SampleAnswers } from '../../../support/sample-answers.ts'

const table = [
  'Service;Display name;Description;Team;Business criticality;Life-cycle;Type;System;Depends on;URL;Tags;Cost centre',
  'ledger;Ledger;"Keeps books; for ever";Money;1;production;service;Payments;accounts-db|mail sender;https://ledger.example.org;java, core;4711',
  'mail sender;;"Says ""sent""',
  'before it is";Post;3;production;service;Payments;resource:default/queue;;;4712',
  'resource-api;;;;;;;;;;;',
  '',
].join('\r\n')

export const answers: SampleAnswers = {
  baseUrl: 'https://tables.example.org/services.csv',
  settings: {},
  format: 'csv',
  answer: ({ pathname }) => (pathname === '/services.csv' ? table : undefined),
}
