import type { Validation } from './common.ts';
import { destinationRule } from './destination-rule.ts';
import { envoyFilter, workloadEntry, workloadGroup } from './extensions.ts';
import { gateway } from './gateway.ts';
import { authorizationPolicy, requestAuthentication, targets } from './security.ts';
import { serviceEntry } from './service-entry.ts';
import { sidecar } from './sidecar.ts';
import { virtualService } from './virtual-service.ts';

/**
 * What Istio's admission webhook checks beyond the CRDs, by group and kind.
 * Source: istio/istio, pkg/config/validation.
 */
export const validations: Record<string, readonly Validation[]> = {
  'networking.istio.io/DestinationRule': [destinationRule],
  'networking.istio.io/EnvoyFilter': [envoyFilter],
  'networking.istio.io/Gateway': [gateway],
  'networking.istio.io/ServiceEntry': [serviceEntry],
  'networking.istio.io/Sidecar': [sidecar],
  'networking.istio.io/VirtualService': [virtualService],
  'networking.istio.io/WorkloadEntry': [workloadEntry],
  'networking.istio.io/WorkloadGroup': [workloadGroup],
  'security.istio.io/AuthorizationPolicy': [authorizationPolicy, targets],
  'security.istio.io/RequestAuthentication': [requestAuthentication, targets],
  'telemetry.istio.io/Telemetry': [targets],
  'extensions.istio.io/WasmPlugin': [targets],
  'extensions.istio.io/TrafficExtension': [targets],
};
