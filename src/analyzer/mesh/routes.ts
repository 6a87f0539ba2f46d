import { asList, asMap, asNumber, asText, isMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';

export const ROUTE_LISTS = ['http', 'tls', 'tcp'] as const;

/** One `destination` of a VirtualService: where a route or a mirror sends traffic. */
export interface Destination {
  /** In full. */
  host: string;
  /** As written. */
  written: string;
  subset: string | undefined;
  port: number | undefined;
  list: (typeof ROUTE_LISTS)[number];
  /** 0-based index of the rule in its list. */
  rule: number;
  mirror: boolean;
  at(...path: (string | number)[]): Place;
}

/** Every destination of a VirtualService's routes and mirrors, in the order of the text. */
export function destinations(mesh: Mesh, virtualService: Resource): Destination[] {
  return ROUTE_LISTS.flatMap((list) =>
    asList(virtualService.spec[list]).flatMap((item, rule) => {
      const route = asMap(item);
      const found: Destination[] = [];
      const add = (value: unknown, mirror: boolean, ...path: (string | number)[]) => {
        if (!isMap(value)) return;
        const written = asText(value.host) ?? '';
        found.push({
          host: mesh.fqdn(written, virtualService.namespace),
          written,
          subset: asText(value.subset),
          port: asNumber(asMap(value.port).number),
          list,
          rule,
          mirror,
          at: (...rest) => virtualService.at('spec', list, rule, ...path, ...rest),
        });
      };
      asList(route.route).forEach((target, index) => {
        add(asMap(target).destination, false, 'route', index, 'destination');
      });
      if (list === 'http') {
        add(route.mirror, true, 'mirror');
        asList(route.mirrors).forEach((target, index) => {
          add(asMap(target).destination, true, 'mirrors', index, 'destination');
        });
      }
      return found;
    }),
  );
}
