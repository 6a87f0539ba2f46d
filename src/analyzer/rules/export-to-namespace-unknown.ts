import { textsOf } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const EXPORT_TO = 'networking.istio.io/exportTo';
/** All, the own namespace, nobody. */
const SCOPES = new Set(['*', '.', '~']);

/** Source: istio.io, exportTo in the references of VirtualService, DestinationRule and ServiceEntry. */
export default defineRule({
  name: 'export-to-namespace-unknown',
  aliases: ['KIA0005'],
  severity: 'warning',
  summary: 'An object is exported to a namespace that does not exist.',
  reads: ['DestinationRule', 'ServiceEntry', 'VirtualService', 'Service'],
  needs: ['Namespace'],
  fixable: false,
  check(mesh, report) {
    const look = (name: string, at: Place, aliases?: string[]) => {
      if (name === '' || SCOPES.has(name) || mesh.namespaces.has(name)) return;
      report({
        at,
        message: `There is no namespace \`${name}\`: nobody sees the object by this entry, and those who were meant do not have it.`,
        ...(aliases ? { aliases } : {}),
      });
    };
    for (const kind of ['DestinationRule', 'ServiceEntry', 'VirtualService']) {
      for (const resource of mesh.of(kind)) {
        textsOf(resource.spec.exportTo).forEach((name, index) => {
          look(name, resource.at('spec', 'exportTo', index));
        });
      }
    }
    for (const { resource, exportTo } of mesh.services) {
      for (const name of exportTo) look(name, resource.at('metadata', 'annotations', EXPORT_TO), []);
    }
  },
});
