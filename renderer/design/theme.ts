import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** Everything that can be read keeps a contrast of 4.5 to 1 in both schemes. */
export const theme = createTheme({
  colors: {
    signal: [
      '#eef6fa',
      '#dbe9f0',
      '#b3d2e0',
      '#88b9cf',
      '#64a5c1',
      '#4b97b8',
      '#2f7f9f',
      '#1f6a8a',
      '#17506b',
      '#0c3548',
    ],
  },
  primaryColor: 'signal',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545c66',
    '--mantine-color-placeholder': '#68717c',
    '--mantine-color-body': '#ffffff',
    '--signalbox-backdrop': '#f4f6f8',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1bb',
    '--mantine-color-placeholder': '#98a1ac',
    '--mantine-color-body': '#1b1f24',
    '--mantine-color-default-border': '#343b44',
    '--signalbox-backdrop': '#14171b',
  },
})

/** The nonce that the host wrote into the page: without it the styles made here do not count. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
