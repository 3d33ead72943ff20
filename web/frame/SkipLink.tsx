/** The first stop of the Tab key: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      href="#page"
      className="sr-only rounded-md bg-kumo-contrast px-3 py-2 text-kumo-inverse focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('page')?.focus()
      }}
    >
      Skip to the page
    </a>
  )
}
