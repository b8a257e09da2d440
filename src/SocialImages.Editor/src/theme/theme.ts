import { createTheme, type MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = ['#eeedfd', '#dad8fa', '#b4b0f2', '#8c86ea', '#6a62e2', '#5850d6', '#4f46c8', '#423ab0', '#362f93', '#2a2476']

// The greys of the dark page lean to the ink's blue, as the page itself does.
const dark: MantineColorsTuple = ['#d5d5de', '#b0b0bd', '#86868f', '#63636f', '#3a3a44', '#303038', '#26262d', '#1c1c21', '#16161a', '#111114']

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 5 },
  colors: { ink, dark },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.25' }, h2: { fontSize: '1rem', lineHeight: '1.4' } } },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
})
