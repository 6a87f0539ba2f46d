/**
 * Prints what analysis costs as a ratio to parsing the same text, and how both grow with the number of objects.
 * `npm run bench`. Ratios of one run are compared, never seconds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Milliseconds, the best of three after a first run that warms up. */
function time(work: () => unknown): number {
  work();
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...runs);
}

function parse(text: string): void {
  const options = {
    lineCounter: new LineCounter(),
    keepSourceTokens: false,
    prettyErrors: false,
    logLevel: 'silent',
  } as const;
  for (const document of parseAllDocuments(text, options)) {
    try {
      document.toJS();
    } catch {
      // A document with unknown aliases has no value; the time to find that out counts too.
    }
  }
}

interface Row {
  parsing: number;
  whole: number;
}

function measure(text: string): Row {
  return { parsing: time(() => parse(text)), whole: time(() => analyze([{ name: 'mesh.yaml', text }])) };
}

function print(name: string, { parsing, whole }: Row): void {
  const ratio = (whole / parsing).toFixed(2);
  console.log(
    `${name}: yaml alone ${parsing.toFixed(0)} ms, analyze ${whole.toFixed(0)} ms, ${ratio} times the parsing`,
  );
}

const sizes = [1_000, 5_000, 20_000];
const rows = sizes.map((count) => {
  const row = measure(mesh(count));
  print(`${count} objects`, row);
  return row;
});
const growth = (key: keyof Row) =>
  Math.log(rows.at(-1)![key] / rows[0]![key]) / Math.log(sizes.at(-1)! / sizes[0]!);
console.log(
  `growth exponent from 1,000 to 20,000 objects: parsing ${growth('parsing').toFixed(2)}, analyze ${growth('whole').toFixed(2)}`,
);

const peers = new URL('../../../shared/conformance/inputs/', import.meta.url);
if (existsSync(peers)) {
  const files = readdirSync(peers, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.ya?ml$/.test(file),
  );
  print(
    "the peers' inputs as one paste",
    measure(files.map((file) => readFileSync(new URL(file, peers), 'utf8')).join('\n---\n')),
  );
} else {
  console.log("the peers' inputs: skipped, ../shared is absent");
}
