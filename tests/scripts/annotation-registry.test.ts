import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { annotationModule } from '../../scripts/annotation-registry.ts';
import { ANNOTATION_REGISTRY } from '../../src/analyzer/mesh/annotation-registry.ts';

const SOURCE = '../shared/facts/istio-annotations.json';

test('one line an annotation, alphabetical', () => {
  const module = annotationModule([
    { name: 'sidecar.istio.io/inject', deprecated: true, resources: ['Pod'] },
    {
      name: 'networking.istio.io/traffic-distribution',
      deprecated: false,
      resources: ['Namespace', 'Service'],
    },
  ]);
  expect(module).toContain(
    '`\nnetworking.istio.io/traffic-distribution Namespace,Service\nsidecar.istio.io/inject Pod deprecated\n`;',
  );
});

test.skipIf(!existsSync(SOURCE))('the module holds what the registry says', () => {
  const { annotations } = JSON.parse(readFileSync(SOURCE, 'utf8'));
  expect(annotationModule(annotations)).toContain(ANNOTATION_REGISTRY);
});
