/** English words that are names in one field only: in small letters they may well be just words. */
export const ordinaryWords: ReadonlySet<string> = new Set([
  ...['atomic', 'aurora', 'borg', 'chronos', 'compose', 'composer', 'envoy', 'fig', 'flannel', 'fleet', 'flock', 'go'],
  ...[
    'helm',
    'ingress',
    'job',
    'jobs',
    'machine',
    'marathon',
    'mesh',
    'moby',
    'namespace',
    'node',
    'omega',
    'operator'
  ],
  ...['pod', 'pods', 'python', 'rancher', 'rocket', 'rook', 'ruby', 'rust', 'sandbox', 'secret', 'service', 'sidecar'],
  ...[
    'spark',
    'storm',
    'swarm',
    'swift',
    'volume',
    'yarn',
    'apple',
    'amazon',
    'oracle',
    'meta',
    'java',
    'shell',
    'linux'
  ]
])
