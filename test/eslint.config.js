/** Lint settings. They stand here and not in package.json because each relaxed rule needs its reason in a comment. */
import eslint from '@eslint/js'
import {importX} from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

const clockAndRandom = [
  {selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Outputs carry no clock.'},
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Outputs carry no clock.'
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Outputs carry no random numbers.'
  },
  {
    selector: "CallExpression[callee.property.name='localeCompare']",
    message: 'The order must not depend on the machine: name an Intl.Collator.'
  }
]

export default tseslint.config(
  {ignores: ['**/out/**', '**/node_modules/**', 'test/fixtures/**', 'test/books/**']},
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: {'import-x': importX},
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: `${import.meta.dirname}/..`}},
    rules: {
      // Numbers read well in templates, and cannot print as anything else.
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // mdast and hast are open unions: the branch that "cannot happen" is the one a plugin's node takes.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // `Record<string, …>` lookups are checked by noUncheckedIndexedAccess already.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      'import-x/no-cycle': ['error', {ignoreExternal: true}],
      'import-x/no-default-export': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...clockAndRandom],
      'no-warning-comments': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', {max: 250}],
      'max-lines-per-function': ['error', {max: 40, skipComments: true, skipBlankLines: true}],
      'max-params': ['error', 3],
      'max-depth': ['error', 3]
    }
  },
  {
    files: ['scripts/cli.ts', 'scripts/*.mjs'],
    languageOptions: {globals: {process: 'readonly', console: 'readonly', URL: 'readonly'}},
    rules: {'no-console': 'off'}
  },
  {
    files: ['scripts/desk/page/**'],
    rules: {
      // A view is markup with its state, read from top to bottom as a page is.
      'max-lines-per-function': ['error', {max: 140, skipComments: true, skipBlankLines: true}]
    }
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test file is a list of cases, and a table of them is long.
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // Nodes are picked out of trees whose shape the test just made.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A test run has a clock and a screen.
      'no-restricted-syntax': 'off',
      'no-console': 'off'
    }
  }
)
