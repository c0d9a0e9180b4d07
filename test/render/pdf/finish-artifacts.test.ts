import {expect, test} from 'vitest'
import {markArtifacts} from '../../../scripts/render/pdf/finish-artifacts.ts'

test('marks what is painted between tagged pieces, and leaves what is only set', () => {
  const content = [
    'q',
    '1 0 0 rg',
    '0 0 9 9 re',
    'f',
    '/P <</MCID 0 >>BDC',
    '(x) Tj',
    'EMC',
    'Q',
    '/P <</MCID 1 >>BDC',
    'EMC',
    'Q'
  ]
  expect(markArtifacts(content.join('\n')).split('\n')).toEqual([
    '/Artifact BMC',
    'q',
    '1 0 0 rg',
    '0 0 9 9 re',
    'f',
    'EMC',
    '/P <</MCID 0 >>BDC',
    '(x) Tj',
    'EMC',
    'Q',
    '/P <</MCID 1 >>BDC',
    'EMC',
    'Q'
  ])
})
