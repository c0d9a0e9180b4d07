import {editOf, fixOf, isIn} from './passage.ts'
import type {Rule} from './rule.ts'

/** Commands that stand in books on computing, with words that come behind them. Lower case, as they are typed. */
const commands = [
  'docker (?:run|build|pull|push|ps|exec|images|rm|rmi|stop|start|logs|commit|tag|login|inspect|save|load)',
  'docker[- ]compose (?:up|down|build|ps)',
  'podman (?:run|build|pull|push|ps)',
  'kubectl (?:apply|get|describe|create|delete|logs|exec|run|scale|edit|expose|rollout)',
  'kubeadm (?:init|join|upgrade|reset)',
  'helm (?:install|upgrade|repo|template|rollback)',
  'fig up',
  'cf push',
  'git (?:clone|commit|push|pull|add|checkout|merge|rebase|log|status|diff|init|fetch|reset|stash)',
  '(?:npm|pnpm|yarn) (?:install|run|ci|test|start|publish)',
  'npx [a-z][a-z-]+',
  'pip3? install',
  'go (?:build|run|get|mod|test) [a-z./]+',
  'cargo (?:build|run|new|test|install)',
  '(?:apt|apt-get|yum|dnf|brew|apk) (?:install|update|add)',
  'systemctl (?:start|stop|enable|status|restart|daemon-reload)',
  'sudo [a-z][a-z-]+',
  'chmod (?:\\+[rwx]+|[0-7]{3})'
]

/** Options, and what is quoted with straight marks, belong to the command. */
const pattern = new RegExp(
  `(?<![\\w/.-])(?:${commands.join('|')})(?![\\w-])(?: (?:--?[a-z][\\w-]*|"[^"\\n]{1,40}"))*`,
  'g'
)

/** `执行 docker run 之后`: what is typed is code. */
export const commandWithoutCode: Rule = {
  ruleId: 'command-without-code',
  severity: 'warning',
  description: 'A command stands between backticks.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      if (isIn(passage, 'heading', 'caption')) continue
      for (const {0: found, index} of passage.text.matchAll(pattern)) {
        // In raw HTML, backticks are characters.
        if (passage.text[index - 1] === '`') continue
        const expected = `\`${found}\``
        const edit = editOf(passage, {index, length: found.length}, expected)
        report({
          reason: `Unexpected command \`${found}\` in the text, expected it between backticks`,
          place: passage.placeOf(index, found.length),
          expected: [expected],
          values: {found},
          ...(edit
            ? {fix: {kind: 'suggested', edits: [edit], nodes: {added: ['inlineCode']}}}
            : fixOf('suggested', edit))
        })
      }
    }
  }
}
