// Asks for what the page will show while the browser still loads the page's code, so it is loaded at once and stands
// outside the bundle. The API has a list, a policy or a group under the address of its page; `call` of api/client.ts takes
// the answer. Nothing else is asked for here: it would only keep the code waiting.
;(function () {
  var shown = /^\/[0-9a-f]{32}\/(policies|groups)(\/[0-9a-f-]{36})?$/.exec(location.pathname)
  if (!shown) return
  var path = '/api/accounts' + shown[0]
  var answer = fetch(path, { headers: { accept: 'application/json' }, credentials: 'same-origin' })
  // Whoever takes it hears of a failure; nobody else needs to.
  answer.catch(function () {})
  window.gatehouseAhead = { path: path, answer: answer }
})()
