/** Tables of `kubectl get pods` and of events, and `istioctl experimental describe pod`. */
import { Collector, type Output } from './types.ts';

const POD =
  /^\s*(?:([a-z0-9][a-z0-9.-]*)\s+)?([a-z0-9][a-z0-9.-]*)\s+(\d{1,3})\/(\d{1,3})\s+([A-Za-z][\w:/]*)\s+(\d{1,6})\s*(?:\([^)]{1,40}\)\s*)?(\S+)?/;

/** Faults of Pods, the worst first. */
const POD_FAULTS = [
  'crash-loop',
  'image-pull',
  'killed',
  'init',
  'job-kept',
  'lost',
  'not-ready',
  'pending',
  'terminating',
];

/** `kubectl get pods`, also `-o wide` and `-A`: what is not running, or runs and is not ready. */
export function readPods(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.some((line) =>
    /^\s*(?:NAMESPACE\s+)?NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\b/.test(line),
  );
  const collector = new Collector();
  let rows = 0;
  for (const line of lines) {
    const [, namespace, name, ready, total, status, restarts] = POD.exec(line) ?? [];
    if (!name || !status) continue;
    rows++;
    const fault = podFault(status, Number(ready), Number(total));
    if (!fault) continue;
    const where = `${namespace ? `${namespace}/` : ''}${name}, ${ready}/${total}, ${restarts} restarts`;
    collector.add(fault, fault === 'not-ready' ? `Running, ${ready}/${total} ready` : status, where);
  }
  if (!header && rows === 0) return undefined;
  // A row alone could be another table's: only a Pod's own words tell.
  if (
    !header &&
    !/\d\/\d\s+(?:Running|Pending|Init:|CrashLoopBackOff|Completed|Terminating|ImagePull|ErrImage|Error|Evicted|OOMKilled|NotReady|ContainerCreating|PodInitializing)/.test(
      text,
    )
  )
    return undefined;
  return {
    shape: 'pods',
    command: 'kubectl get pods',
    rows,
    unit: 'Pod',
    found: collector.sorted(POD_FAULTS),
  };
}

function podFault(status: string, ready: number, total: number): string | undefined {
  if (/^Init:/.test(status) || status === 'PodInitializing') return 'init';
  if (/CrashLoopBackOff|^Error$|RunContainerError|CreateContainer|StartError/.test(status))
    return 'crash-loop';
  if (/ImagePull|ErrImage|InvalidImageName/.test(status)) return 'image-pull';
  if (status === 'OOMKilled') return 'killed';
  if (status === 'NotReady') return 'job-kept';
  if (
    /^(?:Evicted|Unknown|NodeLost|ContainerStatusUnknown|Shutdown|UnexpectedAdmissionError|NodeAffinity)$/.test(
      status,
    )
  )
    return 'lost';
  if (/^(?:Pending|ContainerCreating|SchedulingGated)$/.test(status)) return 'pending';
  if (status === 'Terminating') return 'terminating';
  return status === 'Running' && ready < total ? 'not-ready' : undefined;
}

const EVENT =
  /^\s*(?:\S+\s+)??(?:(?:\d+[smhd]){1,3}(?: \(x\d+ over [^)]{1,20}\))?\s+)?(Warning|Normal)\s+([A-Z][A-Za-z]+)\s+(.*)$/;

/** Faults of events by their reasons, the worst first. */
const EVENT_FAULTS: [RegExp, string][] = [
  [/^FailedCreate$/, 'create'],
  [/^FailedScheduling$/, 'scheduling'],
  [/^(?:FailedMount|FailedAttachVolume)$/, 'mount'],
  [/^FailedCreatePodSandBox$/, 'sandbox'],
  [/^(?:Evicted|Preempt|NodeNotReady|TaintManagerEviction|SystemOOM)/, 'lost'],
];

/** `kubectl get events`, and the events of `kubectl describe`: their warnings, by reason. */
export function readEvents(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.some((line) =>
    /^\s*(?:(?:NAMESPACE\s+)?LAST SEEN\s+TYPE\s+REASON\s+OBJECT\s+MESSAGE|Type\s+Reason\s+Age\s+From\s+Message)/.test(
      line,
    ),
  );
  const collector = new Collector();
  let rows = 0;
  for (const line of lines) {
    const [, type, reason = '', rest = ''] = EVENT.exec(line.slice(0, 2000)) ?? [];
    if (!type) continue;
    rows++;
    if (type === 'Warning')
      collector.add(eventFault(reason, rest), reason, rest.replace(/\s+/g, ' ').slice(0, 200));
  }
  if (!header && rows === 0) return undefined;
  if (
    !header &&
    !/\b(?:kubelet|scheduler|controller|pod\/|replicaset\/|deployment\/|statefulset\/|job\/|daemonset\/)/.test(
      text,
    )
  )
    return undefined;
  const found = collector.sorted([
    ...EVENT_FAULTS.map(([, fault]) => fault),
    'image-pull',
    'crash-loop',
    'probe',
    'warning',
  ]);
  return { shape: 'events', command: 'kubectl get events', rows, unit: 'event', found };
}

function eventFault(reason: string, rest: string): string {
  if (/pull(?:ing)? image|ImagePullBackOff|ErrImagePull/i.test(rest)) return 'image-pull';
  if (reason === 'BackOff') return 'crash-loop';
  if (reason === 'Unhealthy' || reason === 'ProbeWarning') return 'probe';
  return EVENT_FAULTS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'warning';
}

/** `istioctl experimental describe pod` or `service`: its warnings. */
export function readDescribe(text: string): Output | undefined {
  if (!/^[ \t]*Pod: \S+[ \t]*$/m.test(text) && !/^Service: \S+[ \t]*$/m.test(text)) return undefined;
  if (!/^[ \t]*Pod Ports: |^-{16,}[ \t]*$|^[ \t]*Port: \S* ?\d+\//m.test(text)) return undefined;
  const collector = new Collector();
  let rows = 0;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:Pod|Service|VirtualService|DestinationRule): /.test(line)) rows++;
    const warning = /^\s*WARNING:? (.{1,200})/.exec(line)?.[1];
    if (!warning) continue;
    collector.add(
      /not part of mesh|no Istio sidecar/.test(warning) ? 'no-proxy' : 'warning',
      'WARNING',
      warning,
    );
  }
  return {
    shape: 'describe',
    command: 'istioctl experimental describe pod',
    rows,
    unit: 'object',
    found: collector.sorted(['no-proxy', 'warning']),
  };
}
