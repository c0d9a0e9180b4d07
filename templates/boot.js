/* Runs before anything is painted: the reader's theme, and that scripts run. */
;(function () {
  var root = document.documentElement
  root.dataset.script = 'on'
  try {
    var theme = localStorage.getItem('theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage is closed to pages without an origin. The system's theme serves.
  }
})()
