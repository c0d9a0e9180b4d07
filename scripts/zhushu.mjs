#!/usr/bin/env node
/** What `zhushu` starts: sets up where needed, then runs the bundle. */
import {setUpOrExit} from './setup.mjs'

const bundle = await setUpOrExit()
const {main} = await import(new URL('cli.js', bundle).href)
await main(new URL('worker.js', bundle))
