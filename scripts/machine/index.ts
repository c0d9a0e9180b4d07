/** What the computer has: a browser, fonts, git. */
import type {Machine} from '../renderer.ts'
import {findBrowser} from './browser.ts'
import {listFonts} from './fonts.ts'

export {findAxe, findNuChecker, findQpdf, type CheckedFile, type CheckerFinding} from './checkers.ts'
export {coreCount, isGone, processName, runChild} from './child-build.ts'
export {findEpubcheck} from './epubcheck.ts'
export {tagBefore, withRevision} from './git.ts'
export {identifyBrowser, identifyTools} from './identify.ts'
export {openAddress} from './open-address.ts'
export {findRepository} from './repository.ts'
export type {Repository} from './repository.ts'
export {newSecret} from './secret.ts'
export {watchFolder} from './watch.ts'

/** Describe this computer to the renderers. Nothing is looked for before it is asked for. */
export function createMachine({progress, signal}: Pick<Machine, 'progress' | 'signal'>): Machine {
  let browser: ReturnType<Machine['browser']> | undefined
  return {
    browser: () => (browser ??= findBrowser()),
    fonts: (language) => Promise.resolve(listFonts(language)),
    progress,
    signal
  }
}
