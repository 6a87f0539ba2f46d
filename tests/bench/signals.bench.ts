/**
 * Prints how long a log takes to be summarised, and how that grows with its lines. `npm run bench:signals`.
 * The bar: 10,000 lines within a second.
 */
import { readPaste } from '../../src/signals/read.ts';

const FAULTS = [
  '503 UH no_healthy_upstream - "-" 0 19 0 -',
  '503 UF upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_111} - "delayed_connect_error:_111" 0 152 1 -',
  '503 UC upstream_reset_before_response_started{connection_termination} - "-" 0 95 2 -',
  '404 NR route_not_found - "-" 0 0 0 -',
  '200 - via_upstream - "-" 0 421 12 11',
  '200 - via_upstream - "-" 12 1034 31 30',
  '403 - rbac_access_denied_matched_policy[none] - "-" 0 19 0 -',
];

/** A log as a gateway writes it: mostly fine, with a handful of faults, many hosts and many paths. */
function log(lines: number, json: boolean): string {
  return Array.from({ length: lines }, (_, i) => {
    const time = new Date(Date.UTC(2026, 10, 25, 2) + i * 137).toISOString();
    const fault = FAULTS[i % 11 < 7 ? i % 7 : 4]!;
    const host = `svc-${i % 60}.team-${i % 7}.svc.cluster.local`;
    const tail = `"203.0.113.${i % 250}" "okhttp/4.12.0" "9b1d6c54-3f0e-4e0c-8a11-${String(i).padStart(12, '0')}" "${host}:8080" "10.8.${i % 200}.${i % 90}:8080" outbound|8080||${host} 10.8.0.4:41${i % 900} 10.96.4.${i % 90}:8080 10.8.0.4:5${i % 9000} - default`;
    if (!json) return `[${time}] "GET /api/v2/items/${i}?page=${i % 40} HTTP/1.1" ${fault} ${tail}`;
    const [code, flags, details] = fault.split(' ');
    return JSON.stringify({
      authority: `${host}:8080`,
      bytes_received: 0,
      bytes_sent: 19,
      duration: 3,
      method: 'GET',
      path: `/api/v2/items/${i}?page=${i % 40}`,
      protocol: 'HTTP/1.1',
      request_id: `9b1d6c54-3f0e-4e0c-8a11-${String(i).padStart(12, '0')}`,
      response_code: Number(code),
      response_code_details: details,
      response_flags: flags,
      start_time: time,
      upstream_cluster: `outbound|8080||${host}`,
      upstream_host: `10.8.${i % 200}.${i % 90}:8080`,
      user_agent: 'okhttp/4.12.0',
    });
  }).join('\n');
}

const time = (text: string): number => {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    readPaste(text);
    return performance.now() - start;
  });
  return Math.min(...runs);
};

for (const json of [false, true]) {
  for (const lines of [1000, 10_000, 100_000]) {
    const text = log(lines, json);
    const ms = time(text);
    const megabytes = (text.length / 1e6).toFixed(1);
    console.log(
      `${json ? 'JSON' : 'text'} ${String(lines).padStart(7)} lines ${megabytes.padStart(5)} MB  ${ms.toFixed(0).padStart(5)} ms  ${((ms / lines) * 1000).toFixed(1)} µs a line`,
    );
  }
}
