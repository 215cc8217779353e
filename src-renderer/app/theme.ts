import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: a calm indigo. WhatsApp's green stays inside the phone. */
const accent: MantineColorsTuple = [
  '#eef1fb',
  '#dce2f6',
  '#b7c3ec',
  '#93a5e3',
  '#7189d9',
  '#5b75d1',
  '#4c66c6',
  '#4158b3',
  '#3a4fa3',
  '#2c3d85',
]

/** Mantine's greys with a little of the accent in them. */
const dark: MantineColorsTuple = [
  '#dce0e9',
  '#bcc3d1',
  '#9aa3b5',
  '#6b7488',
  '#454d5f',
  '#343b4a',
  '#272d39',
  '#1b2029',
  '#161a22',
  '#101319',
]

const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e5e8ed',
  '#d8dce3',
  '#c3c9d3',
  '#9ba4b3',
  '#6f7989',
  '#4f5868',
  '#363d4b',
  '#222833',
]

export const theme = createTheme({
  primaryColor: 'accent',
  // WCAG AA with white text, in both schemes.
  primaryShade: { light: 8, dark: 8 },
  colors: { accent, dark, gray },
  fontFamily: '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans Condensed", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '24px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: true } } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', size: 'sm' }, styles: { label: { textTransform: 'none' } } },
    Paper: { defaultProps: { radius: 'md' } },
  },
})

/** Mantine's defaults for these fall below 4.5:1 on our backgrounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#576071',
    '--mantine-color-placeholder': '#636c7c',
    '--mantine-color-error': '#b42318',
    '--surface-page': '#f7f8fa',
    '--surface-panel': '#ffffff',
    '--surface-sunken': '#f0f2f5',
    '--line': '#dde1e8',
    '--ok': '#1c7a4a',
    '--warn': '#9a5b00',
    '--bad': '#b42318',
    '--ok-soft': '#e6f4ec',
    '--warn-soft': '#fdf1dd',
    '--bad-soft': '#fdecea',
    '--production': '#b3410e',
    '--accent-text': '#3a4fa3',
    '--accent-soft': '#eef1fb',
  },
  dark: {
    '--mantine-color-dimmed': '#a4adbe',
    '--mantine-color-placeholder': '#949db0',
    '--mantine-color-error': '#ff9d94',
    '--surface-page': '#161a22',
    '--surface-panel': '#1b2029',
    '--surface-sunken': '#12161d',
    '--line': '#313847',
    '--ok': '#63c795',
    '--warn': '#eab464',
    '--bad': '#ff9d94',
    '--ok-soft': '#16301f',
    '--warn-soft': '#33270f',
    '--bad-soft': '#3a1d1b',
    '--production': '#b3410e',
    '--accent-text': '#a9b8ec',
    '--accent-soft': '#252d47',
  },
})
