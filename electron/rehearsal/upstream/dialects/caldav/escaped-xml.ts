export const escapedXml = (text: string): string =>
  text.replaceAll(
    /[&<>"]/g,
    (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`,
  )
