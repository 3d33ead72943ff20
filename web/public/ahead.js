// Asks for what the page will show while the browser still loads the code that every page needs, so it is loaded at once
// and stands outside the bundle: the page's own code, and its first answer. The API has a list, a policy or a group under
// the address of its page; `call` of api/client.ts takes the answer. Nothing else is asked for here: it would only keep
// the code waiting.
;(function () {
  // By page; scripts/page-code.mjs writes the files of the build here.
  var code = {}
  var address = location.pathname
  try {
    // The start page leads on to the policies of the account that was open last; frame/last-account.ts keeps it.
    if (address === '/') address = '/' + localStorage.getItem('gatehouse-account') + '/policies'
  } catch {
    // The browser keeps nothing for this address.
  }
  var shown = /^\/[0-9a-f]{32}\/(policies|groups)(\/(?:new|[0-9a-f-]{36}))?$/.exec(address)
  if (!shown) return
  var files = code[shown[2] ? 'editor' : shown[1]] || []
  files.forEach(function (file) {
    var link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.href = '/' + file
    document.head.append(link)
  })
  if (shown[2] === '/new') return
  var path = '/api/accounts' + shown[0]
  var answer = fetch(path, { headers: { accept: 'application/json' }, credentials: 'same-origin' })
  // Whoever takes it hears of a failure; nobody else needs to.
  answer.catch(function () {})
  window.gatehouseAhead = { path: path, answer: answer }
})()
