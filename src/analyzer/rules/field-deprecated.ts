import { fix, renameKey, replaceValue } from '../fix/index.ts';
import { asList, asMap, asNumber, isMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';
import type { Fix, Severity } from '../types.ts';

interface Old {
  at: Place;
  message: string;
  alias: string;
  severity?: Severity;
  fix?: Fix | undefined;
}

/** Sources: the references of the three kinds, "deprecated"; istio.io, analysis messages IST0002 and IST0133. */
export default defineRule({
  name: 'field-deprecated',
  aliases: ['IST0002', 'IST0133'],
  severity: 'info',
  summary: 'A field that Istio has given up for another.',
  reads: ['VirtualService', 'DestinationRule', 'Sidecar'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const olds = [
      ...mesh.of('VirtualService').flatMap(inVirtualService),
      ...mesh.of('DestinationRule').flatMap(inDestinationRule),
      ...mesh.of('Sidecar').flatMap(inSidecar),
    ];
    for (const { alias, fix, ...old } of olds) report({ ...old, aliases: [alias], fixes: [fix] });
  },
});

function inVirtualService(resource: Resource): Old[] {
  return asList(resource.spec.http).flatMap((item, r) => {
    const rule = asMap(item);
    const delay = asMap(asMap(rule.fault).delay);
    const percents = [
      {
        owner: delay,
        name: 'percent',
        next: 'percentage',
        base: ['http', r, 'fault', 'delay'],
        alias: 'IST0002',
      },
      { owner: rule, name: 'mirrorPercent', next: 'mirrorPercentage', base: ['http', r], alias: 'IST0133' },
    ];
    return percents.flatMap(({ owner, name, next, base, alias }): Old[] => {
      const value = asNumber(owner[name]);
      if (value === undefined || value <= 0) return [];
      const at = resource.at('spec', ...base, name);
      const repair =
        next in owner
          ? undefined
          : fix(`Write it as ${next}`, 'safe', renameKey(at, next), replaceValue(at, `{ value: ${value} }`));
      return [
        {
          at,
          alias,
          message: `\`${name}\` takes whole numbers only and is deprecated: write \`${next}: { value: ${value} }\`.`,
          fix: repair,
        },
      ];
    });
  });
}

function inDestinationRule(resource: Resource): Old[] {
  const policies: { policy: Record<string, unknown>; path: (string | number)[] }[] = [];
  const add = (value: unknown, ...path: (string | number)[]) => {
    const policy = asMap(value);
    policies.push({ policy, path });
    asList(policy.portLevelSettings).forEach((port, index) => {
      policies.push({ policy: asMap(port), path: [...path, 'portLevelSettings', index] });
    });
  };
  add(resource.spec.trafficPolicy, 'trafficPolicy');
  asList(resource.spec.subsets).forEach((subset, index) => {
    add(asMap(subset).trafficPolicy, 'subsets', index, 'trafficPolicy');
  });
  return policies.flatMap(({ policy, path }): Old[] => {
    const detection = asMap(policy.outlierDetection);
    if (asNumber(detection.consecutiveErrors) === undefined) return [];
    const at = resource.at('spec', ...path, 'outlierDetection', 'consecutiveErrors');
    return [
      {
        at,
        alias: 'IST0133',
        severity: 'warning',
        message:
          'istiod no longer applies `consecutiveErrors`, so hosts are not ejected by this number: write `consecutive5xxErrors`, or `consecutiveGatewayErrors` to count 502, 503 and 504 only.',
        fix:
          'consecutive5xxErrors' in detection
            ? undefined
            : fix('Rename it to consecutive5xxErrors', 'review', renameKey(at, 'consecutive5xxErrors')),
      },
    ];
  });
}

function inSidecar(resource: Resource): Old[] {
  if (!isMap(asMap(resource.spec.outboundTrafficPolicy).egressProxy)) return [];
  return [
    {
      at: resource.at('spec', 'outboundTrafficPolicy', 'egressProxy'),
      alias: 'IST0002',
      message:
        '`egressProxy` is deprecated and may go in a later version. Declare the hosts that may be called as ServiceEntries, and route them through an egress gateway.',
    },
  ];
}
