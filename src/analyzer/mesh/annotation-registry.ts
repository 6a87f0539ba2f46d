// Written by scripts/annotation-registry.ts from the registry in istio/api.

/** One annotation a line: name, kinds of objects it is read on, and `deprecated` where it is. */
export const ANNOTATION_REGISTRY = `
alpha.istio.io/canonical-serviceaccounts Service deprecated
alpha.istio.io/kubernetes-serviceaccounts Service deprecated
ambient.istio.io/bypass-inbound-capture Pod
ambient.istio.io/dns-capture Pod
ambient.istio.io/redirection Pod
ambient.istio.io/waypoint-inbound-binding GatewayClass,Gateway
galley.istio.io/analyze-suppress Any
gateway.istio.io/controller-version Any
gateway.istio.io/name-override Gateway
gateway.istio.io/service-account Gateway
inject.istio.io/templates Pod
istio.io/autoRegistrationGroup WorkloadEntry
istio.io/connectedAt WorkloadEntry
istio.io/disconnectedAt WorkloadEntry
istio.io/dry-run AuthorizationPolicy
istio.io/reroute-virtual-interfaces Pod
istio.io/rev Pod
istio.io/use-waypoint-canary-weight Service,ServiceEntry,Namespace
istio.io/workloadController WorkloadEntry
kubernetes.io/ingress.class Ingress
networking.istio.io/exportTo Service
networking.istio.io/service-type Gateway
networking.istio.io/traffic-distribution Namespace,Service,ServiceEntry
prometheus.istio.io/merge-metrics Pod
proxy.istio.io/config Pod
proxy.istio.io/overrides Pod
readiness.status.sidecar.istio.io/applicationPorts Pod
readiness.status.sidecar.istio.io/failureThreshold Pod
readiness.status.sidecar.istio.io/initialDelaySeconds Pod
readiness.status.sidecar.istio.io/periodSeconds Pod
sidecar.istio.io/agentLogLevel Pod
sidecar.istio.io/bootstrapOverride Pod
sidecar.istio.io/componentLogLevel Pod
sidecar.istio.io/discoveryAddress Pod deprecated
sidecar.istio.io/extraStatTags Pod deprecated
sidecar.istio.io/inject Pod deprecated
sidecar.istio.io/interceptionMode Pod
sidecar.istio.io/logLevel Pod
sidecar.istio.io/nativeSidecar Pod
sidecar.istio.io/proxyCPU Pod
sidecar.istio.io/proxyCPULimit Pod
sidecar.istio.io/proxyImage Pod
sidecar.istio.io/proxyImageType Pod
sidecar.istio.io/proxyMemory Pod
sidecar.istio.io/proxyMemoryLimit Pod
sidecar.istio.io/rewriteAppHTTPProbers Pod
sidecar.istio.io/statsCompression Pod deprecated
sidecar.istio.io/statsEvictionInterval Pod
sidecar.istio.io/statsFlushInterval Pod
sidecar.istio.io/statsHistogramBins Pod
sidecar.istio.io/statsHistogramBuckets Pod
sidecar.istio.io/statsInclusionPrefixes Pod deprecated
sidecar.istio.io/statsInclusionRegexps Pod deprecated
sidecar.istio.io/statsInclusionSuffixes Pod deprecated
sidecar.istio.io/status Pod
sidecar.istio.io/userVolume Pod
sidecar.istio.io/userVolumeMount Pod
status.sidecar.istio.io/port Pod
topology.istio.io/controlPlaneClusters Namespace
traffic.istio.io/nodeSelector Service
traffic.sidecar.istio.io/excludeInboundPorts Pod
traffic.sidecar.istio.io/excludeInterfaces Pod
traffic.sidecar.istio.io/excludeOutboundIPRanges Pod
traffic.sidecar.istio.io/excludeOutboundPorts Pod
traffic.sidecar.istio.io/includeInboundPorts Pod
traffic.sidecar.istio.io/includeOutboundIPRanges Pod
traffic.sidecar.istio.io/includeOutboundPorts Pod
traffic.sidecar.istio.io/kubevirtInterfaces Pod deprecated
`;
