import type {RuleRow} from './rule-row.ts'

/** What ends a run of the program, or keeps it from doing something. */
export const runRules: readonly RuleRow[] = [
  // Command line.
  ['broken-book', 'error', 'A book whose words are counted has no errors.'],
  ['disk-error', 'error', 'The disk works.'],
  ['disk-full', 'error', 'The disk has room.'],
  ['extra-argument', 'error', 'A command has no more arguments than it takes.'],
  ['extra-option-value', 'error', 'An option that takes no value has none.'],
  ['file-in-use', 'error', 'No other program holds the output.'],
  ['missing-option-value', 'error', 'An option that takes a value has one.'],
  ['name-too-long', 'error', 'Names of files are no longer than the disk allows.'],
  ['no-permission', 'error', 'The output may be written.'],
  ['not-a-folder', 'error', 'The output is a folder.'],
  ['out-of-memory', 'error', 'The machine has memory enough.'],
  ['read-only-disk', 'error', 'The disk can be written.'],
  ['too-many-open-files', 'error', 'The machine lets enough files be open.'],
  ['unknown-command', 'error', 'A command is one of those there are.'],
  ['unknown-option', 'error', "An option is one of the command's."],
  ['unsupported-format', 'error', 'A format is one of those there are.'],
  ['unsupported-option-value', 'error', 'The value of an option is one of those there are.'],
  ['unsupported-language', 'error', 'A language is one of those there are.'],
  ['missing-argument', 'error', 'A command has the file that it is about.'],
  ['missing-epub', 'error', 'The EPUB exists.'],
  ['missing-manuscript', 'error', '`import` has a manuscript.'],
  ['missing-annotations-file', 'error', '`annotations import` has a file.'],
  ['target-is-source', 'error', 'A manuscript is not imported into itself.'],
  ['folder-not-empty', 'error', 'An import makes a folder of its own.'],
  ['no-terminal', 'error', 'Questions are asked on a terminal.'],
  ['unwritten-fix', 'warning', 'A file that is mended can be written.'],
  // Output.
  ['foreign-output', 'error', 'The output folder was made by zhushu.'],
  ['output-locked', 'error', 'One build at a time writes an output folder.'],
  ['output-at-root', 'error', 'The output is a folder of its own.'],
  ['output-in-manuscript', 'error', 'The output is outside of the manuscript.'],
  ['output-of-other-book', 'error', 'A book has an output folder of its own.'],
  ['output-is-file', 'error', 'The output is no file.'],
  ['output-is-link', 'error', 'The output is no symbolic link.'],
  // Machine.
  ['browser-does-not-start', 'error', 'The browser that is named starts.'],
  ['bundled-browser-does-not-start', 'error', 'The browser of the packages starts.'],
  ['missing-browser', 'error', 'The browser that is named exists.'],
  ['no-browser', 'error', 'There is a browser to print with.'],
  ['no-cache-folder', 'error', 'There is a folder for what is unpacked.']
]
