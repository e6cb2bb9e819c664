import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** Everything that can be read keeps a contrast of 4.5 to 1 in both schemes; see tokens.css. */
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
    dark: [
      '#e4eaef',
      '#c3ccd4',
      '#a3afba',
      '#7b8792',
      '#3c464f',
      '#2a323a',
      '#1b2127',
      '#151a1f',
      '#11161a',
      '#0e1216',
    ],
  },
  primaryColor: 'signal',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '15px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs', fz: 'sm' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 80 },
      },
    },
    Skeleton: { defaultProps: { radius: 'xs' } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--sb-surface)',
  '--mantine-color-text': 'var(--sb-text)',
  '--mantine-color-dimmed': 'var(--sb-muted)',
  '--mantine-color-placeholder': 'var(--sb-muted)',
  '--mantine-color-default-border': 'var(--sb-line)',
  '--mantine-color-anchor': 'var(--sb-accent)',
  '--mantine-color-error': 'var(--sb-bad)',
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: {
    ...shared,
    '--mantine-color-default': 'var(--sb-raised)',
    '--mantine-color-dark-6': 'var(--sb-raised)',
  },
})

/** What locks scrolling behind a dialog writes a style of its own, and looks for the nonce under this name. */
export function lendStyleNonce(): void {
  Object.assign(window, { __webpack_nonce__: styleNonce() })
}

/** The nonce that the host wrote into the page: without it the styles made here do not count. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
