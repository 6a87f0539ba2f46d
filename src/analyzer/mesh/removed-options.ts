/** An option that Istio once had. */
export interface Removed {
  /** Minor version that no longer had it. */
  since: string;
  /** What does its work now; a clause. */
  instead?: string;
}

const ADDONS = 'install the addon by itself; demo manifests are in `samples/addons`';
const MIXER = 'Mixer is gone; use Telemetry, AuthorizationPolicy and WasmPlugin';
const ISTIOD = 'istiod does its work';

/**
 * Options that left Istio before the oldest version of the field tables. From the proto files of istio/api
 * (mesh/v1alpha1) and istio/istio (operator/pkg/apis) on the branches release-1.5 to release-1.24, and the Go types
 * that replaced operator.proto in 1.24.
 */
const REMOVED: Record<string, Removed> = {
  addonComponents: { since: '1.24', instead: ADDONS },
  defaultRevision: {
    since: '1.21',
    instead: 'set `values.defaultRevision`, or use `istioctl tag set default`',
  },
  'components.policy': { since: '1.8', instead: MIXER },
  'components.telemetry': { since: '1.8', instead: MIXER },
  'components.citadel': { since: '1.6', instead: ISTIOD },
  'components.galley': { since: '1.6', instead: ISTIOD },
  'components.sidecarInjector': { since: '1.6', instead: ISTIOD },
  'values.certmanager': { since: '1.6', instead: 'install cert-manager by itself' },
  'values.galley': { since: '1.6', instead: ISTIOD },
  'values.nodeagent': { since: '1.6', instead: 'the agent in each proxy does its work' },
  'values.security': { since: '1.6', instead: ISTIOD },
  'values.grafana': { since: '1.8', instead: ADDONS },
  'values.kiali': { since: '1.8', instead: ADDONS },
  'values.prometheus': { since: '1.8', instead: ADDONS },
  'values.prometheusOperator': { since: '1.8', instead: ADDONS },
  'values.tracing': { since: '1.8', instead: ADDONS },
  'values.mixer': { since: '1.8', instead: MIXER },
  'values.telemetry.v1': { since: '1.8', instead: MIXER },
  'values.kustomize': { since: '1.8' },
  'values.version': { since: '1.8', instead: 'the version is that of the tool' },
  'values.istiocoredns': { since: '1.9', instead: 'use DNS proxying' },
  'values.clusterResources': { since: '1.9' },
  'values.global.mtls': {
    since: '1.7',
    instead: 'use a PeerAuthentication, and `meshConfig.enableAutoMtls`',
  },
  'values.global.certificates': { since: '1.7', instead: 'use cert-manager' },
  'values.global.outboundTrafficPolicy': { since: '1.7', instead: 'use `meshConfig.outboundTrafficPolicy`' },
  'values.global.disablePolicyChecks': { since: '1.7', instead: MIXER },
  'values.global.policyCheckFailOpen': { since: '1.8', instead: MIXER },
  'values.global.controlPlaneSecurityEnabled': { since: '1.8', instead: 'it is always on' },
  'values.global.enableTracing': { since: '1.8', instead: 'use `meshConfig.enableTracing`' },
  'values.global.localityLbSetting': { since: '1.8', instead: 'use `meshConfig.localityLbSetting`' },
  'values.global.trustDomainAliases': { since: '1.8', instead: 'use `meshConfig.trustDomainAliases`' },
  'values.global.configNamespace': { since: '1.8' },
  'values.global.istioRemote': { since: '1.8', instead: 'use profile `remote`' },
  'values.global.meshExpansion': { since: '1.9', instead: 'use an east-west gateway' },
  'values.global.centralIstiod': { since: '1.9', instead: 'use `values.global.externalIstiod`' },
  'values.global.trustDomain': { since: '1.10', instead: 'use `meshConfig.trustDomain`' },
  'values.global.oneNamespace': { since: '1.22', instead: 'use `meshConfig.discoverySelectors`' },
  'values.global.useMCP': { since: '1.23' },
  'values.global.configRootNamespace': { since: '1.23', instead: 'use `meshConfig.rootNamespace`' },
  'values.global.autoscalingv2API': { since: '1.24', instead: 'it is always used' },
  'values.global.proxy.accessLogFile': { since: '1.7', instead: 'use `meshConfig.accessLogFile`' },
  'values.global.proxy.accessLogFormat': { since: '1.7', instead: 'use `meshConfig.accessLogFormat`' },
  'values.global.proxy.accessLogEncoding': { since: '1.7', instead: 'use `meshConfig.accessLogEncoding`' },
  'values.global.proxy.concurrency': { since: '1.7', instead: 'use `meshConfig.defaultConfig.concurrency`' },
  'values.global.proxy.drainDuration': {
    since: '1.7',
    instead: 'use `meshConfig.defaultConfig.drainDuration`',
  },
  'values.global.proxy.enableCoreDumpImage': { since: '1.7' },
  'values.global.proxy.envoyAccessLogService': {
    since: '1.7',
    instead: 'use `meshConfig.defaultConfig.envoyAccessLogService`',
  },
  'values.global.proxy.envoyMetricsService': {
    since: '1.7',
    instead: 'use `meshConfig.defaultConfig.envoyMetricsService`',
  },
  'values.global.proxy.protocolDetectionTimeout': {
    since: '1.7',
    instead: 'use `meshConfig.protocolDetectionTimeout`',
  },
  'values.pilot.plugins': { since: '1.22' },
  'values.pilot.useMCP': { since: '1.23' },
  'values.pilot.configSource': { since: '1.23', instead: 'use `meshConfig.configSources`' },
  'values.pilot.configNamespace': { since: '1.23' },
  'values.pilot.enableProtocolSniffingForInbound': { since: '1.23', instead: 'it is always on' },
  'values.pilot.enableProtocolSniffingForOutbound': { since: '1.23', instead: 'it is always on' },
  'values.sidecarInjectorWebhook.objectSelector': {
    since: '1.23',
    instead: 'label the Pods with `sidecar.istio.io/inject`',
  },
  'values.sidecarInjectorWebhook.useLegacySelectors': { since: '1.23' },
  'values.telemetry.v2.accessLogPolicy': { since: '1.21', instead: 'use a Telemetry object' },
  'values.telemetry.v2.metadataExchange': { since: '1.21', instead: 'it is always on' },
  'values.telemetry.v2.prometheus.configOverride': { since: '1.21', instead: 'use a Telemetry object' },
  'values.telemetry.v2.prometheus.wasmEnabled': { since: '1.21' },
  'values.telemetry.v2.stackdriver.configOverride': { since: '1.21', instead: 'use a Telemetry object' },
  'values.telemetry.v2.stackdriver.logging': { since: '1.21', instead: 'use a Telemetry object' },
  'values.telemetry.v2.stackdriver.monitoring': { since: '1.21', instead: 'use a Telemetry object' },
  'values.telemetry.v2.stackdriver.topology': { since: '1.21' },
  'meshConfig.disableMixerHttpReports': { since: '1.8', instead: MIXER },
  'meshConfig.disablePolicyChecks': { since: '1.8', instead: MIXER },
  'meshConfig.disableReportBatch': { since: '1.8', instead: MIXER },
  'meshConfig.enableClientSidePolicyCheck': { since: '1.8', instead: MIXER },
  'meshConfig.mixerAddress': { since: '1.8', instead: MIXER },
  'meshConfig.mixerCheckServer': { since: '1.8', instead: MIXER },
  'meshConfig.mixerReportServer': { since: '1.8', instead: MIXER },
  'meshConfig.policyCheckFailOpen': { since: '1.8', instead: MIXER },
  'meshConfig.reportBatchMaxEntries': { since: '1.8', instead: MIXER },
  'meshConfig.reportBatchMaxTime': { since: '1.8', instead: MIXER },
  'meshConfig.sidecarToTelemetrySessionAffinity': { since: '1.8', instead: MIXER },
  'meshConfig.enableSdsTokenMount': { since: '1.8' },
  'meshConfig.sdsRefreshDelay': { since: '1.8' },
  'meshConfig.sdsUdsPath': { since: '1.8' },
  'meshConfig.sdsUseK8sSaJwt': { since: '1.8' },
  'meshConfig.authPolicy': { since: '1.9', instead: 'use a PeerAuthentication' },
  'meshConfig.rdsRefreshDelay': { since: '1.9' },
  'meshConfig.thriftConfig': { since: '1.17' },
  'meshConfig.defaultConfig.parentShutdownDuration': {
    since: '1.17',
    instead: 'use `terminationDrainDuration`',
  },
  'meshConfig.defaultConfig.connectTimeout': { since: '1.6', instead: 'use `meshConfig.connectTimeout`' },
};

/** What became of an option that no version of the tables knows; undefined for one that never was. */
export function gone(option: string): Removed | undefined {
  return Object.hasOwn(REMOVED, option) ? REMOVED[option] : undefined;
}
