// Written by scripts/rule-registry.ts: run `npm run registry` after adding or removing a rule.
import type { Rule } from '../rule.ts';
import accessLogFormatHidesFlags from './access-log-format-hides-flags.ts';
import accessLogWithoutProvider from './access-log-without-provider.ts';
import annotationDeprecated from './annotation-deprecated.ts';
import annotationMisplaced from './annotation-misplaced.ts';
import annotationUnknown from './annotation-unknown.ts';
import annotationValueUnusable from './annotation-value-unusable.ts';
import apiVersionUnknown from './api-version-unknown.ts';
import applicationRunsAsProxyUser from './application-runs-as-proxy-user.ts';
import autoAllocateOptOutIgnored from './auto-allocate-opt-out-ignored.ts';
import backendWithoutReferenceGrant from './backend-without-reference-grant.ts';
import certificateOnTwoGateways from './certificate-on-two-gateways.ts';
import claimRouteWithoutAuthentication from './claim-route-without-authentication.ts';
import clusterNameUsedTwice from './cluster-name-used-twice.ts';
import databasePortDeclaredHttp from './database-port-declared-http.ts';
import destinationPortMissing from './destination-port-missing.ts';
import destinationPortNotFound from './destination-port-not-found.ts';
import destinationRepeated from './destination-repeated.ts';
import destinationRuleHostNotFound from './destination-rule-host-not-found.ts';
import destinationRulesClash from './destination-rules-clash.ts';
import dnsAutoAllocateDeprecated from './dns-auto-allocate-deprecated.ts';
import dnsAutoAllocateWithoutCapture from './dns-auto-allocate-without-capture.ts';
import dnsSettingNotBoolean from './dns-setting-not-boolean.ts';
import doubleTls from './double-tls.ts';
import drainDurationIgnored from './drain-duration-ignored.ts';
import drainExceedsGracePeriod from './drain-exceeds-grace-period.ts';
import drainSettingIgnoredByNativeSidecar from './drain-setting-ignored-by-native-sidecar.ts';
import eastwestGatewayHostsTooNarrow from './eastwest-gateway-hosts-too-narrow.ts';
import eastwestGatewayNotPassthrough from './eastwest-gateway-not-passthrough.ts';
import eastwestLoadBalancerOpensTls from './eastwest-load-balancer-opens-tls.ts';
import envoyFilterContextMismatch from './envoy-filter-context-mismatch.ts';
import envoyFilterNameRetired from './envoy-filter-name-retired.ts';
import envoyFilterWithoutType from './envoy-filter-without-type.ts';
import envoyPatchIgnored from './envoy-patch-ignored.ts';
import envoyPatchOrderUnset from './envoy-patch-order-unset.ts';
import envoyTypeRetired from './envoy-type-retired.ts';
import exportHidesService from './export-hides-service.ts';
import exportToNamespaceUnknown from './export-to-namespace-unknown.ts';
import externalNamePortTakesAll from './external-name-port-takes-all.ts';
import failoverWithoutOutlierDetection from './failover-without-outlier-detection.ts';
import fieldDeprecated from './field-deprecated.ts';
import fieldNewerThanIstio from './field-newer-than-istio.ts';
import fieldTypeWrong from './field-type-wrong.ts';
import fieldValueNotAllowed from './field-value-not-allowed.ts';
import fieldsExcludeEachOther from './fields-exclude-each-other.ts';
import gatewayApiCrdTooOld from './gateway-api-crd-too-old.ts';
import gatewayCertificateUnusable from './gateway-certificate-unusable.ts';
import gatewayCertificateWrongHost from './gateway-certificate-wrong-host.ts';
import gatewayNamedByDots from './gateway-named-by-dots.ts';
import gatewayNotFound from './gateway-not-found.ts';
import gatewayPortNotOnService from './gateway-port-not-on-service.ts';
import gatewayPortProtocolMismatch from './gateway-port-protocol-mismatch.ts';
import gatewayPortWithoutRoute from './gateway-port-without-route.ts';
import gatewaySecretNotFound from './gateway-secret-not-found.ts';
import gatewaySelectedFromAfar from './gateway-selected-from-afar.ts';
import gatewaySelectorMatchesNothing from './gateway-selector-matches-nothing.ts';
import gatewaysClash from './gateways-clash.ts';
import grpcTreatedAsTcp from './grpc-treated-as-tcp.ts';
import hashKeyMissing from './hash-key-missing.ts';
import hashLostAtWaypoint from './hash-lost-at-waypoint.ts';
import hashOverridden from './hash-overridden.ts';
import hashPolicyNotApplied from './hash-policy-not-applied.ts';
import hashPortNotHttp from './hash-port-not-http.ts';
import headerMatchPseudoKey from './header-match-pseudo-key.ts';
import headerNameUppercase from './header-name-uppercase.ts';
import hostNotFound from './host-not-found.ts';
import hostNotInGateway from './host-not-in-gateway.ts';
import hostsClash from './hosts-clash.ts';
import httpFieldsOnTcpPort from './http-fields-on-tcp-port.ts';
import http1HeaderCaseNotPreserved from './http1-header-case-not-preserved.ts';
import httpsRedirectWithoutHttps from './https-redirect-without-https.ts';
import identityWithoutMtls from './identity-without-mtls.ts';
import imageAutoNotInjected from './image-auto-not-injected.ts';
import imageRegistryEnds from './image-registry-ends.ts';
import inboundPassthroughFlagRemoved from './inbound-passthrough-flag-removed.ts';
import inboundTrafficToLocalhost from './inbound-traffic-to-localhost.ts';
import injectionAnnotationIgnored from './injection-annotation-ignored.ts';
import injectionLabelsContend from './injection-labels-contend.ts';
import injectionUnset from './injection-unset.ts';
import injectionWebhooksOverlap from './injection-webhooks-overlap.ts';
import installOptionDeprecated from './install-option-deprecated.ts';
import installOptionRemoved from './install-option-removed.ts';
import installOptionTypeWrong from './install-option-type-wrong.ts';
import installOptionUnknown from './install-option-unknown.ts';
import internalGatewayNamed from './internal-gateway-named.ts';
import ipAutoallocateInProxyMetadata from './ip-autoallocate-in-proxy-metadata.ts';
import istioVersionUnsupported from './istio-version-unsupported.ts';
import istiodVariableRemoved from './istiod-variable-removed.ts';
import jobKeptAliveByProxy from './job-kept-alive-by-proxy.ts';
import jwksFetchUnrestricted from './jwks-fetch-unrestricted.ts';
import kindMissing from './kind-missing.ts';
import listensOnLoopbackOnly from './listens-on-loopback-only.ts';
import listensOnPodIpOnly from './listens-on-pod-ip-only.ts';
import loneDestinationWeight from './lone-destination-weight.ts';
import meshIdDiffers from './mesh-id-differs.ts';
import methodNeverMatches from './method-never-matches.ts';
import networkLabelMissing from './network-label-missing.ts';
import networkRegistryUnknown from './network-registry-unknown.ts';
import objectWrittenTwice from './object-written-twice.ts';
import operatorObjectApplied from './operator-object-applied.ts';
import podWithoutProxy from './pod-without-proxy.ts';
import policyOutsideMesh from './policy-outside-mesh.ts';
import policySelectsKubernetesGateway from './policy-selects-kubernetes-gateway.ts';
import policyWildcardMisplaced from './policy-wildcard-misplaced.ts';
import portMtlsNamesServicePort from './port-mtls-names-service-port.ts';
import portProtocolUndeclared from './port-protocol-undeclared.ts';
import portProtocolUnknown from './port-protocol-unknown.ts';
import prestopExceedsGracePeriod from './prestop-exceeds-grace-period.ts';
import prestopKillsProxy from './prestop-kills-proxy.ts';
import principalFormUnknown from './principal-form-unknown.ts';
import principalUsedByNobody from './principal-used-by-nobody.ts';
import probeHostIsLoopback from './probe-host-is-loopback.ts';
import proxyConfigAnnotationUnreadable from './proxy-config-annotation-unreadable.ts';
import proxyConfigFieldUnknown from './proxy-config-field-unknown.ts';
import proxyConfigValueWrongType from './proxy-config-value-wrong-type.ts';
import proxyExitsBeforeApplication from './proxy-exits-before-application.ts';
import proxyImageDiffers from './proxy-image-differs.ts';
import proxyMetadataNotString from './proxy-metadata-not-string.ts';
import proxyPrivileged from './proxy-privileged.ts';
import rateLimitSwitchedOff from './rate-limit-switched-off.ts';
import rbacCrdLeftOver from './rbac-crd-left-over.ts';
import regexRewriteDropsPath from './regex-rewrite-drops-path.ts';
import remoteSecretLabelMissing from './remote-secret-label-missing.ts';
import requiredFieldMissing from './required-field-missing.ts';
import rewriteDoublesSlash from './rewrite-doubles-slash.ts';
import routeCatchAllNotLast from './route-catch-all-not-last.ts';
import routeNeverMatches from './route-never-matches.ts';
import routeNotAllowedByListeners from './route-not-allowed-by-listeners.ts';
import serverVerifiedBySystemRoots from './server-verified-by-system-roots.ts';
import serviceDiffersBetweenClusters from './service-differs-between-clusters.ts';
import serviceEntryAddressInAutoRange from './service-entry-address-in-auto-range.ts';
import serviceEntryLosesToService from './service-entry-loses-to-service.ts';
import serviceEntryProtocolsDiffer from './service-entry-protocols-differ.ts';
import serviceEntryTcpWithoutAddress from './service-entry-tcp-without-address.ts';
import servicesDisagreeOnProtocol from './services-disagree-on-protocol.ts';
import sidecarDefaultEndpointWrong from './sidecar-default-endpoint-wrong.ts';
import sidecarEgressHidesHost from './sidecar-egress-hides-host.ts';
import sidecarEgressHostNotFound from './sidecar-egress-host-not-found.ts';
import sidecarInAmbient from './sidecar-in-ambient.ts';
import sidecarIngressPortNotOnService from './sidecar-ingress-port-not-on-service.ts';
import sidecarOutboundPolicyWithoutMode from './sidecar-outbound-policy-without-mode.ts';
import sidecarSelectorInRootNamespace from './sidecar-selector-in-root-namespace.ts';
import sidecarsClash from './sidecars-clash.ts';
import slowTryNotRetried from './slow-try-not-retried.ts';
import sourceNamespaceUnknown from './source-namespace-unknown.ts';
import statusSaysNo from './status-says-no.ts';
import subsetNotFound from './subset-not-found.ts';
import subsetRulesMissGateway from './subset-rules-miss-gateway.ts';
import subsetSelectsNothing from './subset-selects-nothing.ts';
import targetPortShared from './target-port-shared.ts';
import telemetriesClash from './telemetries-clash.ts';
import tlsModeDropsRemoteEndpoints from './tls-mode-drops-remote-endpoints.ts';
import tlsOriginationToPlainPort from './tls-origination-to-plain-port.ts';
import tokenNotRequired from './token-not-required.ts';
import tracingProviderRemoved from './tracing-provider-removed.ts';
import unknownField from './unknown-field.ts';
import versionReadAsNumber from './version-read-as-number.ts';
import webhookAddressIsIp from './webhook-address-is-ip.ts';
import webhookAddressMissing from './webhook-address-missing.ts';
import webhookServiceNotFound from './webhook-service-not-found.ts';
import websocketCutByTimeout from './websocket-cut-by-timeout.ts';
import websocketOverHttp2 from './websocket-over-http2.ts';
import websocketPortNotHttp1 from './websocket-port-not-http1.ts';
import wildcardEntryHasNoCluster from './wildcard-entry-has-no-cluster.ts';
import wildcardHostWithDns from './wildcard-host-with-dns.ts';
import workloadSelectorMatchesNothing from './workload-selector-matches-nothing.ts';
import yamlSyntax from './yaml-syntax.ts';

/** Every rule, by name. */
export const rules: readonly Rule[] = [
  accessLogFormatHidesFlags,
  accessLogWithoutProvider,
  annotationDeprecated,
  annotationMisplaced,
  annotationUnknown,
  annotationValueUnusable,
  apiVersionUnknown,
  applicationRunsAsProxyUser,
  autoAllocateOptOutIgnored,
  backendWithoutReferenceGrant,
  certificateOnTwoGateways,
  claimRouteWithoutAuthentication,
  clusterNameUsedTwice,
  databasePortDeclaredHttp,
  destinationPortMissing,
  destinationPortNotFound,
  destinationRepeated,
  destinationRuleHostNotFound,
  destinationRulesClash,
  dnsAutoAllocateDeprecated,
  dnsAutoAllocateWithoutCapture,
  dnsSettingNotBoolean,
  doubleTls,
  drainDurationIgnored,
  drainExceedsGracePeriod,
  drainSettingIgnoredByNativeSidecar,
  eastwestGatewayHostsTooNarrow,
  eastwestGatewayNotPassthrough,
  eastwestLoadBalancerOpensTls,
  envoyFilterContextMismatch,
  envoyFilterNameRetired,
  envoyFilterWithoutType,
  envoyPatchIgnored,
  envoyPatchOrderUnset,
  envoyTypeRetired,
  exportHidesService,
  exportToNamespaceUnknown,
  externalNamePortTakesAll,
  failoverWithoutOutlierDetection,
  fieldDeprecated,
  fieldNewerThanIstio,
  fieldTypeWrong,
  fieldValueNotAllowed,
  fieldsExcludeEachOther,
  gatewayApiCrdTooOld,
  gatewayCertificateUnusable,
  gatewayCertificateWrongHost,
  gatewayNamedByDots,
  gatewayNotFound,
  gatewayPortNotOnService,
  gatewayPortProtocolMismatch,
  gatewayPortWithoutRoute,
  gatewaySecretNotFound,
  gatewaySelectedFromAfar,
  gatewaySelectorMatchesNothing,
  gatewaysClash,
  grpcTreatedAsTcp,
  hashKeyMissing,
  hashLostAtWaypoint,
  hashOverridden,
  hashPolicyNotApplied,
  hashPortNotHttp,
  headerMatchPseudoKey,
  headerNameUppercase,
  hostNotFound,
  hostNotInGateway,
  hostsClash,
  httpFieldsOnTcpPort,
  http1HeaderCaseNotPreserved,
  httpsRedirectWithoutHttps,
  identityWithoutMtls,
  imageAutoNotInjected,
  imageRegistryEnds,
  inboundPassthroughFlagRemoved,
  inboundTrafficToLocalhost,
  injectionAnnotationIgnored,
  injectionLabelsContend,
  injectionUnset,
  injectionWebhooksOverlap,
  installOptionDeprecated,
  installOptionRemoved,
  installOptionTypeWrong,
  installOptionUnknown,
  internalGatewayNamed,
  ipAutoallocateInProxyMetadata,
  istioVersionUnsupported,
  istiodVariableRemoved,
  jobKeptAliveByProxy,
  jwksFetchUnrestricted,
  kindMissing,
  listensOnLoopbackOnly,
  listensOnPodIpOnly,
  loneDestinationWeight,
  meshIdDiffers,
  methodNeverMatches,
  networkLabelMissing,
  networkRegistryUnknown,
  objectWrittenTwice,
  operatorObjectApplied,
  podWithoutProxy,
  policyOutsideMesh,
  policySelectsKubernetesGateway,
  policyWildcardMisplaced,
  portMtlsNamesServicePort,
  portProtocolUndeclared,
  portProtocolUnknown,
  prestopExceedsGracePeriod,
  prestopKillsProxy,
  principalFormUnknown,
  principalUsedByNobody,
  probeHostIsLoopback,
  proxyConfigAnnotationUnreadable,
  proxyConfigFieldUnknown,
  proxyConfigValueWrongType,
  proxyExitsBeforeApplication,
  proxyImageDiffers,
  proxyMetadataNotString,
  proxyPrivileged,
  rateLimitSwitchedOff,
  rbacCrdLeftOver,
  regexRewriteDropsPath,
  remoteSecretLabelMissing,
  requiredFieldMissing,
  rewriteDoublesSlash,
  routeCatchAllNotLast,
  routeNeverMatches,
  routeNotAllowedByListeners,
  serverVerifiedBySystemRoots,
  serviceDiffersBetweenClusters,
  serviceEntryAddressInAutoRange,
  serviceEntryLosesToService,
  serviceEntryProtocolsDiffer,
  serviceEntryTcpWithoutAddress,
  servicesDisagreeOnProtocol,
  sidecarDefaultEndpointWrong,
  sidecarEgressHidesHost,
  sidecarEgressHostNotFound,
  sidecarInAmbient,
  sidecarIngressPortNotOnService,
  sidecarOutboundPolicyWithoutMode,
  sidecarSelectorInRootNamespace,
  sidecarsClash,
  slowTryNotRetried,
  sourceNamespaceUnknown,
  statusSaysNo,
  subsetNotFound,
  subsetRulesMissGateway,
  subsetSelectsNothing,
  targetPortShared,
  telemetriesClash,
  tlsModeDropsRemoteEndpoints,
  tlsOriginationToPlainPort,
  tokenNotRequired,
  tracingProviderRemoved,
  unknownField,
  versionReadAsNumber,
  webhookAddressIsIp,
  webhookAddressMissing,
  webhookServiceNotFound,
  websocketCutByTimeout,
  websocketOverHttp2,
  websocketPortNotHttp1,
  wildcardEntryHasNoCluster,
  wildcardHostWithDns,
  workloadSelectorMatchesNothing,
  yamlSyntax,
];
