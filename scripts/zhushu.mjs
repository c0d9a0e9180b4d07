#!/usr/bin/env node
/** What `zhushu` starts: sets up where needed, then runs the bundle. */
import {setUpOrExit} from './setup.mjs'

const {main} = await import(await setUpOrExit())
await main()
