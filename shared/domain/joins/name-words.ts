/** What people write short, or call by another name. */
const usual: Readonly<Record<string, string>> = {
  prod: 'production',
  prd: 'production',
  live: 'production',
  stage: 'staging',
  stg: 'staging',
  preprod: 'preproduction',
  dev: 'development',
  testing: 'test',
  tst: 'test',
  svc: 'service',
}

/** The words that a name consists of, in their usual form: `paymentsAPI_prod` is payments, api, production. */
export function nameWords(name: string): readonly string[] {
  const words = name
    .normalize('NFKC')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).map((word) => (Object.hasOwn(usual, word) ? usual[word]! : word))
}
