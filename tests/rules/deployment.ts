export interface Shape {
  kind?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  /** Text of the `proxy.istio.io/config` annotation. */
  config?: string;
  grace?: number;
  /** Keys of the container, as YAML lines. */
  container?: string;
  /** Keys of the Pod's spec, as YAML lines. */
  spec?: string;
  namespace?: string;
}

const indent = (text: string, by: number) =>
  text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');

const entries = (map: Record<string, string>) =>
  Object.entries(map).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);

/** A Deployment (or another kind with a template) named `app` in namespace `shop`. */
export function deployment(shape: Shape = {}): string {
  const {
    kind = 'Deployment',
    annotations = {},
    labels = { app: 'app' },
    config,
    namespace = 'shop',
  } = shape;
  const notes = [
    ...entries(annotations),
    ...(config ? [`proxy.istio.io/config: |\n${indent(config, 2)}`] : []),
  ];
  const pod = [
    'metadata:',
    ...(notes.length > 0 ? ['  annotations:', indent(notes.join('\n'), 4)] : []),
    '  labels:',
    indent(entries(labels).join('\n'), 4),
    'spec:',
    ...(shape.grace === undefined ? [] : [`  terminationGracePeriodSeconds: ${shape.grace}`]),
    ...(shape.spec ? [indent(shape.spec, 2)] : []),
    '  containers:',
    '  - name: app',
    '    image: registry.example.com/app:1',
    ...(shape.container ? [indent(shape.container, 4)] : []),
  ].join('\n');
  const template = `template:\n${indent(pod, 2)}`;
  const spec = kind === 'CronJob' ? `jobTemplate:\n  spec:\n${indent(template, 4)}` : template;
  const api = kind.endsWith('Job') ? 'batch/v1' : 'apps/v1';
  return `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: app\n  namespace: ${namespace}\nspec:\n${indent(spec, 2)}\n`;
}

export const CLASSIC = { 'sidecar.istio.io/nativeSidecar': 'false' };
export const NATIVE = { 'sidecar.istio.io/nativeSidecar': 'true' };

/** A container with this preStop command, as a shell runs it. */
export const shell = (command: string) =>
  `lifecycle:\n  preStop:\n    exec:\n      command: [sh, -c, ${JSON.stringify(command)}]`;

export const sleepHandler = (seconds: number) =>
  `lifecycle:\n  preStop:\n    sleep:\n      seconds: ${seconds}`;

/** 1-based line of the first line that holds a text. */
export function lineOf(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}
