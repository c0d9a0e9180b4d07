/* Runs before anything is painted: how the reader wants pages, and that scripts run. */
;(function () {
  var root = document.documentElement
  root.dataset.script = 'on'
  try {
    var reading = JSON.parse(localStorage.getItem('reading'))
    for (var key in reading) if (/^[a-z]+$/.test(key)) root.dataset[key] = String(reading[key])
  } catch {
    // Storage is closed to pages without an origin. The style sheet's own settings serve.
  }
})()
