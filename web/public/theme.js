// Sets the colours before the first paint, so it is loaded at once and stands outside the bundle. The choice is kept
// by theme/theme.ts under the same key.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('gatehouse-theme')
  } catch {
    // The browser keeps nothing for this address: the colours of the system it is.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mode = dark ? 'dark' : 'light'
})()
