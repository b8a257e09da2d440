// Before the first paint, so that a dark page never flashes white.
(() => {
  const wish = localStorage.getItem('color-scheme')
  const dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
