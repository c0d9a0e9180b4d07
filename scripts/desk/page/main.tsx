import {render} from 'preact'
import {takeToken} from './api.ts'
import {App} from './app.tsx'

const place = document.querySelector('#desk')
if (place) render(<App hasToken={takeToken()} />, place)
