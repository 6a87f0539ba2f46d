// Made by scripts/schema-tables.ts; do not edit.
/** Group, kind, number of its node, served versions, first minor version of Istio. */
export const kinds = `
extensions.istio.io WasmPlugin u v1alpha1
networking.istio.io DestinationRule 26 v1,v1alpha3,v1beta1
networking.istio.io EnvoyFilter 2t v1alpha3
networking.istio.io Gateway 33 v1,v1alpha3,v1beta1
networking.istio.io ProxyConfig 36 v1beta1
networking.istio.io ServiceEntry 3m v1,v1alpha3,v1beta1
networking.istio.io Sidecar 3w v1,v1alpha3,v1beta1
networking.istio.io VirtualService 4z v1,v1alpha3,v1beta1
networking.istio.io WorkloadEntry 3d v1,v1alpha3,v1beta1
networking.istio.io WorkloadGroup 5d v1,v1alpha3,v1beta1
security.istio.io AuthorizationPolicy 5r v1,v1beta1
security.istio.io PeerAuthentication 5v v1,v1beta1
security.istio.io RequestAuthentication 66 v1,v1beta1
telemetry.istio.io Telemetry 6t v1,v1alpha1
extensions.istio.io TrafficExtension 6y v1alpha1 30
gateway.networking.k8s.io BackendTLSPolicy 7d v1,v1alpha3
gateway.networking.k8s.io GatewayClass 7h v1,v1beta1
gateway.networking.k8s.io Gateway 8g v1,v1beta1
gateway.networking.k8s.io GRPCRoute 9h v1
gateway.networking.k8s.io HTTPRoute am v1,v1beta1
gateway.networking.k8s.io ListenerSet an v1
gateway.networking.k8s.io ReferenceGrant as v1,v1beta1
gateway.networking.k8s.io TCPRoute ax v1,v1alpha2
gateway.networking.k8s.io TLSRoute az v1,v1alpha2,v1alpha3
gateway.networking.k8s.io UDPRoute ax v1,v1alpha2
gateway.networking.x-k8s.io XBackend b7 v1alpha1
gateway.networking.x-k8s.io XBackendTrafficPolicy bd v1alpha1
gateway.networking.x-k8s.io XMesh 7h v1alpha1
install.istio.io MeshConfig ec v1alpha1
install.istio.io ProxyConfig cg v1alpha1
install.istio.io MeshNetworks ej v1alpha1
install.istio.io HelmValues fs v1alpha1
install.istio.io IstioOperator g3 v1alpha1
`;
