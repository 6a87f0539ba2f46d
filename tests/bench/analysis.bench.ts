/**
 * Prints what analysis costs as a ratio to parsing the same text, and how both grow with the number of objects.
 * `npm run bench`. Ratios of one run are compared, never seconds.
 */
import { LineCounter, parseAllDocuments } from 'yaml';
import { analyze } from '../../src/analyzer/index.ts';

/** A mesh of `count` objects: Services, Deployments, VirtualServices and DestinationRules, in turn. */
function mesh(count: number): string {
  const documents: string[] = [];
  for (let i = 0; documents.length < count; i++) {
    const metadata = `metadata:\n  name: app-${i}\n  namespace: team-${i % 20}\n`;
    documents.push(
      `apiVersion: v1\nkind: Service\n${metadata}spec:\n  selector:\n    app: app-${i}\n  ports:\n  - name: http\n    port: 80\n    targetPort: 8080\n`,
      `apiVersion: apps/v1\nkind: Deployment\n${metadata}spec:\n  selector:\n    matchLabels:\n      app: app-${i}\n  template:\n    metadata:\n      labels:\n        app: app-${i}\n        version: v1\n    spec:\n      containers:\n      - name: app\n        image: registry.example.com/app:${i}\n        ports:\n        - containerPort: 8080\n`,
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\n${metadata}spec:\n  hosts:\n  - app-${i}\n  http:\n  - match:\n    - uri:\n        prefix: /v2\n    route:\n    - destination:\n        host: app-${i}\n        subset: v1\n        port:\n          number: 80\n  - route:\n    - destination:\n        host: app-${i}\n        port:\n          number: 80\n`,
      `apiVersion: networking.istio.io/v1\nkind: DestinationRule\n${metadata}spec:\n  host: app-${i}\n  subsets:\n  - name: v1\n    labels:\n      version: v1\n`,
    );
  }
  return documents.slice(0, count).join('---\n');
}

/** Milliseconds, the best of three. */
function time(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...runs);
}

const parse = (text: string) =>
  parseAllDocuments(text, {
    lineCounter: new LineCounter(),
    keepSourceTokens: false,
    prettyErrors: false,
  }).map((document) => document.toJS());
const sizes = [1_000, 5_000, 20_000];
const rows = sizes.map((count) => {
  const text = mesh(count);
  const parsing = time(() => parse(text));
  const whole = time(() => analyze([{ name: 'mesh.yaml', text }]));
  return { count, parsing, whole, beyond: whole - parsing };
});
for (const { count, parsing, whole, beyond } of rows) {
  console.log(
    `${count} objects: yaml alone ${parsing.toFixed(0)} ms; analyze ${whole.toFixed(0)} ms; mesh and rules are ${(beyond / parsing).toFixed(2)} times the parsing`,
  );
}
const [first, , last] = rows;
const exponent = (key: 'parsing' | 'beyond') =>
  Math.log(last![key] / first![key]) / Math.log(last!.count / first!.count);
console.log(
  `growth exponent from 1,000 to 20,000 objects: parsing ${exponent('parsing').toFixed(2)}, mesh and rules ${exponent('beyond').toFixed(2)}`,
);
