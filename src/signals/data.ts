// biome-ignore-all format: written by compile.ts from content/signals
import type { Family } from './schema.ts';

export const families: Family[] = [
 {
  "title": "Access-log lines",
  "signals": [
   {
    "id": "answered-by-the-application",
    "title": "The application answered, not the mesh",
    "match": [
     {
      "origin": "application",
      "shape": "access-log"
     }
    ],
    "meaning": "`via_upstream` without a flag: the status came from behind this proxy and was passed on. Look at the application, or at the next proxy on the way: its own line for the same request id says whether the application itself answered.",
    "causes": [
     "The application answers with this status.",
     "The next proxy's line shows a flag; that one is the fault.",
     "A rewritten path, for example with `//`, is unknown to the application."
    ],
    "run": "kubectl logs -n {namespace} {pod} --all-containers --since=10m",
    "next": [
     {
      "label": "Runbook: a route is never used",
      "href": "/runbooks/route-order/"
     },
     {
      "label": "Envoy: response code details",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details"
     }
    ]
   },
   {
    "id": "request-succeeded",
    "title": "This request went through",
    "match": [
     {
      "shape": "access-log",
      "tcp": false,
      "ok": true
     }
    ],
    "meaning": "The upstream answered, no flag is set, and the status is no error. The last field names the route that was used and the cluster says where the request went; both may still not be what you wanted.",
    "causes": [],
    "next": [
     {
      "label": "Wizard: a route is never used",
      "href": "/diagnose/route-order/"
     },
     {
      "label": "Envoy: access log fields",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   },
   {
    "id": "tcp-connection",
    "title": "A TCP connection that ended without a fault",
    "match": [
     {
      "shape": "access-log",
      "tcp": true,
      "ok": true
     }
    ],
    "meaning": "The proxy forwarded bytes and saw no request, so it chose one endpoint for the whole connection. For gRPC or HTTP that means the port is treated as TCP.",
    "causes": [
     "The port's name or `appProtocol` says `tcp`, `tls` or `https`.",
     "The application itself speaks TLS."
    ],
    "run": "kubectl get service {service} -n {namespace} -o yaml",
    "next": [
     {
      "label": "Runbook: gRPC goes to one pod",
      "href": "/runbooks/grpc-load-balancing/"
     },
     {
      "label": "Istio: protocol selection",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/"
     }
    ]
   },
   {
    "id": "websocket-upgrade",
    "title": "A WebSocket connection",
    "match": [
     {
      "status": 101,
      "shape": "access-log"
     },
     {
      "text": "101 Switching Protocols",
      "likely": true
     }
    ],
    "fields": {
     "code": 101
    },
    "meaning": "The upgrade worked. The line is written when the socket ends, so its duration is the socket's life and its flag says who ended it: `DC` the client's side, `UC` the application, `UT` the route's timeout, `SI` an idle timer.",
    "causes": [
     "A constant duration is a timer, in the route, at the gateway or in a load balancer."
    ],
    "run": "istioctl proxy-config routes deploy/{gateway} -n {gateway-namespace} -o json | grep -E '\"timeout\"|upgrade'",
    "next": [
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     },
     {
      "label": "Wizard: WebSocket",
      "href": "/diagnose/websocket/"
     }
    ]
   },
   {
    "id": "passthrough-cluster",
    "title": "PassthroughCluster: a destination that Istio does not know",
    "match": [
     {
      "cluster": "PassthroughCluster"
     },
     {
      "cluster": "PassthroughCluster",
      "shape": "access-log",
      "tcp": true,
      "ok": true
     },
     {
      "cluster": "PassthroughCluster",
      "shape": "access-log",
      "tcp": false,
      "ok": true
     },
     {
      "text": "PassthroughCluster"
     }
    ],
    "meaning": "No Service or ServiceEntry fits this destination, so the proxy passed the traffic to the address the application asked for: allowed, but without mTLS, routing or the settings of a ServiceEntry.",
    "causes": [
     "The destination is outside the mesh and has no ServiceEntry.",
     "A `Sidecar` or `exportTo` hides its Service from this proxy.",
     "The port or host differs from what the ServiceEntry declares."
    ],
    "run": "istioctl proxy-config cluster {pod}.{namespace} --fqdn {host}",
    "next": [
     {
      "label": "Wizard: Does the caller's proxy hold the host?",
      "href": "/diagnose/egress-blocked/held-passthrough/?log-line=passthrough"
     },
     {
      "label": "Runbook: calls out of the mesh",
      "href": "/runbooks/egress-blocked/"
     },
     {
      "label": "Wizard: Is there a Sidecar in the caller's namespace, or in the root namespace?",
      "href": "/diagnose/sidecar-scope/known/?which-side=passthrough"
     },
     {
      "label": "Runbook: sidecar scope",
      "href": "/runbooks/sidecar-scope/"
     },
     {
      "label": "Istio: accessing external services",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/"
     }
    ]
   },
   {
    "id": "black-hole-cluster",
    "title": "BlackHoleCluster: blocked by REGISTRY_ONLY",
    "match": [
     {
      "cluster": "BlackHoleCluster"
     },
     {
      "flag": "UH",
      "cluster": "BlackHoleCluster"
     },
     {
      "flag": "UH",
      "cluster": "",
      "shape": "access-log",
      "tcp": true
     },
     {
      "text": "BlackHoleCluster"
     }
    ],
    "meaning": "`outboundTrafficPolicy` is `REGISTRY_ONLY` and no Service or ServiceEntry fits this address, so the proxy closes the connection. The destination is the downstream local address in the line.",
    "causes": [
     "The destination has no ServiceEntry, or one that is not exported to this namespace.",
     "A `Sidecar` hides it, or sets `outboundTrafficPolicy` without a mode.",
     "The ServiceEntry declares another port or protocol."
    ],
    "run": "kubectl get configmap istio -n istio-system -o yaml | grep -A2 outboundTrafficPolicy",
    "next": [
     {
      "label": "Wizard: Does a ServiceEntry name this host and port?",
      "href": "/diagnose/egress-blocked/declared/?log-line=black-hole"
     },
     {
      "label": "Runbook: calls out of the mesh",
      "href": "/runbooks/egress-blocked/"
     },
     {
      "label": "Wizard: Is there a Sidecar in the caller's namespace, or in the root namespace?",
      "href": "/diagnose/sidecar-scope/known/?which-side=passthrough"
     },
     {
      "label": "Wizard: The host is unknown to a proxy that blocks unknown hosts",
      "href": "/diagnose/no-healthy-upstream/blocked/?log-line=black-hole"
     },
     {
      "label": "Runbook: sidecar scope",
      "href": "/runbooks/sidecar-scope/"
     },
     {
      "label": "Check the ServiceEntry and Sidecar",
      "href": "/check/"
     },
     {
      "label": "Istio: accessing external services",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/"
     }
    ]
   },
   {
    "id": "block-all",
    "title": "502 block_all: blocked by REGISTRY_ONLY",
    "match": [
     {
      "route": "block_all"
     },
     {
      "details": "direct_response",
      "route": "block_all"
     },
     {
      "text": "block_all"
     }
    ],
    "fields": {
     "code": 502
    },
    "meaning": "The host of this HTTP request is not known to the proxy and `outboundTrafficPolicy` is `REGISTRY_ONLY`, so it answered 502 itself.",
    "causes": [
     "The host has no Service or ServiceEntry that this proxy may see.",
     "A `Sidecar` hides it."
    ],
    "run": "kubectl get sidecar -A",
    "next": [
     {
      "label": "Wizard: Does a ServiceEntry name this host and port?",
      "href": "/diagnose/egress-blocked/declared/?log-line=block-all"
     },
     {
      "label": "Runbook: calls out of the mesh",
      "href": "/runbooks/egress-blocked/"
     },
     {
      "label": "Wizard: Is there a Sidecar in the caller's namespace, or in the root namespace?",
      "href": "/diagnose/sidecar-scope/known/?which-side=passthrough"
     },
     {
      "label": "Runbook: sidecar scope",
      "href": "/runbooks/sidecar-scope/"
     },
     {
      "label": "Istio: accessing external services",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/"
     }
    ]
   },
   {
    "id": "direct-response",
    "title": "direct_response: the proxy answered by configuration",
    "match": [
     {
      "details": "direct_response"
     }
    ],
    "meaning": "A route of this proxy answers by itself (a redirect or a fixed answer); the application was not asked.",
    "causes": [
     "`httpsRedirect` on the Gateway, or `redirect` or `directResponse` in the VirtualService.",
     "A load balancer ends TLS in front of `httpsRedirect`, which then redirects for ever.",
     "With 502, the host is blocked by `REGISTRY_ONLY`."
    ],
    "run": "istioctl proxy-config routes deploy/{gateway} -n {gateway-namespace} -o json",
    "next": [
     {
      "label": "Istio: common gateway problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/network-issues/"
     },
     {
      "label": "Check the Gateway and VirtualService",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "filter-chain-not-found",
    "title": "filter_chain_not_found: the connection fits no listener rule",
    "match": [
     {
      "details": "filter_chain_not_found"
     },
     {
      "flag": "NR",
      "details": "filter_chain_not_found"
     },
     {
      "text": "filter_chain_not_found"
     }
    ],
    "fields": {
     "flags": [
      "NR"
     ]
    },
    "meaning": "The listener has no filter chain for what arrived, so the connection was closed before any request. At a gateway the SNI decides; at a sidecar it is usually plaintext meeting STRICT mTLS.",
    "causes": [
     "Gateway: the client sent no SNI, or a name that no server lists; or plaintext to a TLS port.",
     "Sidecar inbound: the caller has no proxy and PeerAuthentication is STRICT.",
     "East-west gateway: the service is unknown in this cluster."
    ],
    "run": "istioctl proxy-config listeners {pod}.{namespace} --port {port}",
    "next": [
     {
      "label": "Wizard: Is the host among the names of the gateway's TLS port?",
      "href": "/diagnose/route-not-found/listeners/?log-line=no-chain"
     },
     {
      "label": "Wizard: What does the caller's proxy send to this host?",
      "href": "/diagnose/mutual-tls-failures/caller-sends/?caller-log=closed&server-log=refused"
     },
     {
      "label": "Runbook: 404 from the gateway",
      "href": "/runbooks/route-not-found/"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Istio: TLS configuration problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/network-issues/"
     },
     {
      "label": "Istio: PeerAuthentication",
      "href": "https://istio.io/latest/docs/reference/config/security/peer_authentication/"
     }
    ]
   },
   {
    "id": "upgrade-failed",
    "title": "upgrade_failed: WebSocket is not allowed on this route",
    "match": [
     {
      "details": "upgrade_failed"
     },
     {
      "text": "upgrade_failed"
     }
    ],
    "fields": {
     "code": 403
    },
    "meaning": "The client asked for an upgrade and this proxy's configuration does not allow it, so it answered 403.",
    "causes": [
     "An EnvoyFilter replaced the upgrade settings that Istio writes.",
     "The client asks for an upgrade other than `websocket`."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Wizard: A filter switches upgrades off",
      "href": "/diagnose/websocket/upgrade-off/?handshake=forbidden&who-says-403=upgrade"
     },
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     }
    ]
   },
   {
    "id": "rbac-access-denied",
    "title": "RBAC: access denied",
    "match": [
     {
      "details": "rbac_access_denied"
     },
     {
      "text": "RBAC: access denied"
     },
     {
      "text": "rbac_access_denied_matched_policy"
     }
    ],
    "fields": {
     "code": 403
    },
    "meaning": "An AuthorizationPolicy refused, at the server's proxy, gateway or waypoint. `matched_policy[none]`: ALLOW policies exist and none matched. A name in the brackets: that DENY rule matched.",
    "causes": [
     "The first ALLOW policy on a workload closes it for everybody it does not name.",
     "`principals` and `namespaces` need mTLS; behind a gateway they see the gateway's identity.",
     "A DENY rule with HTTP fields on a TCP port is widened to every connection.",
     "`ports` means the workload's port, not the Service's; `methods` are upper case."
    ],
    "run": "istioctl x authz check {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: What does the called side's proxy log for the refused request?",
      "href": "/diagnose/access-denied/"
     },
     {
      "label": "Runbook: access denied",
      "href": "/runbooks/access-denied/"
     },
     {
      "label": "Check the AuthorizationPolicy",
      "href": "/check/"
     },
     {
      "label": "Istio: security problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/security-issues/"
     }
    ]
   },
   {
    "id": "rbac-none-allowed",
    "title": "RBAC: no ALLOW policy fits",
    "match": [
     {
      "details": "rbac_access_denied_matched_policy[none]"
     },
     {
      "text": "rbac_access_denied_matched_policy[none]"
     }
    ],
    "fields": {
     "code": 403
    },
    "meaning": "ALLOW policies exist for this workload and none of them fits the request, so its proxy refused. One ALLOW policy is enough to close the workload for everybody it does not name.",
    "causes": [
     "The caller's service account or namespace is not among those named.",
     "`principals` and `namespaces` need mTLS; behind a gateway they see the gateway's identity.",
     "`paths`, `methods` (upper case) or `ports` (the workload's, not the Service's) differ from the request."
    ],
    "run": "istioctl x authz check {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: Does the proxy hold the ALLOW policy that should let the caller in?",
      "href": "/diagnose/access-denied/holds/?server-log=none-fits"
     },
     {
      "label": "Runbook: access denied",
      "href": "/runbooks/access-denied/"
     },
     {
      "label": "Check the AuthorizationPolicy",
      "href": "/check/"
     },
     {
      "label": "Istio: security problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/security-issues/"
     }
    ]
   },
   {
    "id": "rbac-deny-matched",
    "title": "RBAC: a DENY rule fits",
    "match": [
     {
      "details": "rbac_access_denied_matched_policy[ns["
     },
     {
      "text": "rbac_access_denied_matched_policy[ns["
     }
    ],
    "fields": {
     "code": 403
    },
    "meaning": "The DENY policy that the brackets name refused this request: `ns[…]` is its namespace, `policy[…]` its name, `rule[…]` the place of the rule, counted from 0.",
    "causes": [
     "The rule is meant for this request.",
     "On a TCP port its HTTP fields are left out, which widens it to every connection.",
     "A negative field, such as `notPrincipals`, also fits callers without an identity."
    ],
    "run": "kubectl get authorizationpolicy -A -o yaml",
    "next": [
     {
      "label": "Wizard: How is the called port declared?",
      "href": "/diagnose/access-denied/deny-rule/?server-log=named"
     },
     {
      "label": "Runbook: access denied",
      "href": "/runbooks/access-denied/"
     },
     {
      "label": "Check the AuthorizationPolicy",
      "href": "/check/"
     },
     {
      "label": "Istio: AuthorizationPolicy",
      "href": "https://istio.io/latest/docs/reference/config/security/authorization-policy/"
     }
    ]
   },
   {
    "id": "jwks-fetch-failed",
    "title": "The key set for tokens could not be fetched",
    "match": [
     {
      "text": "Jwks remote fetch is failed"
     },
     {
      "text": "Jwks remote fetch is failed",
      "details": "jwt_authn_access_denied"
     },
     {
      "text": "Failed to fetch public key from"
     },
     {
      "text": "JWKS fetch failed for issuer"
     },
     {
      "text": "Error-IstiodFailedToFetchJwksUri"
     }
    ],
    "meaning": "The issuer's keys (`jwksUri`) are not available, so every token is refused with 401 until they are. By default istiod fetches them, not the sidecar.",
    "causes": [
     "istiod cannot reach the URL (egress rules, DNS, proxy settings, the issuer is down).",
     "The issuer's certificate is signed by a CA that istiod does not trust.",
     "A key server inside the mesh accepts mTLS only; istiod has no sidecar."
    ],
    "run": "kubectl logs -n istio-system deploy/istiod --since=1h | grep -i -E 'jwks|public key'",
    "next": [
     {
      "label": "Runbook: a token is refused",
      "href": "/runbooks/jwt-rejected/"
     },
     {
      "label": "Wizard: a token is refused",
      "href": "/diagnose/jwt-rejected/"
     },
     {
      "label": "Istio: RequestAuthentication",
      "href": "https://istio.io/latest/docs/reference/config/security/request_authentication/"
     },
     {
      "label": "Istio: security problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/security-issues/"
     }
    ]
   },
   {
    "id": "jwt-refused",
    "title": "The token was refused",
    "match": [
     {
      "details": "jwt_authn_access_denied"
     },
     {
      "text": "Jwt issuer is not configured"
     },
     {
      "text": "Jwt is missing"
     },
     {
      "text": "Jwt is expired"
     },
     {
      "text": "Jwt not yet valid"
     },
     {
      "text": "Jwt verification fails"
     },
     {
      "text": "Audiences in Jwt are not allowed"
     },
     {
      "text": "Jwks doesn't have key to match kid or alg from Jwt"
     },
     {
      "text": "Jwt is not in the form of Header.Payload.Signature"
     },
     {
      "text": "Jwt header [alg] is not supported"
     }
    ],
    "meaning": "A RequestAuthentication looked at the token and refused it; the text says why. A wrong audience answers 403, the rest 401.",
    "causes": [
     "`issuer is not configured`: `iss` differs from every `jwtRules[].issuer`, often by a final slash or http/https.",
     "`expired` or `not yet valid`: clocks, or an old token.",
     "`verification fails` or `key to match kid`: keys were rotated, `jwksUri` is wrong, or istiod never got the keys.",
     "`Audiences`: `aud` is not in `audiences`."
    ],
    "run": "kubectl get requestauthentication -A -o yaml",
    "next": [
     {
      "label": "Runbook: a token is refused",
      "href": "/runbooks/jwt-rejected/"
     },
     {
      "label": "Wizard: a token is refused",
      "href": "/diagnose/jwt-rejected/"
     },
     {
      "label": "Check the RequestAuthentication",
      "href": "/check/"
     },
     {
      "label": "Istio: security problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/security-issues/"
     }
    ]
   },
   {
    "id": "low-version",
    "title": "426 Upgrade Required: HTTP/1.0",
    "match": [
     {
      "details": "low_version"
     },
     {
      "text": "426 Upgrade Required",
      "likely": true
     },
     {
      "status": 426,
      "shape": "access-log"
     }
    ],
    "fields": {
     "code": 426
    },
    "meaning": "The client speaks HTTP/1.0, which Envoy refuses with 426.",
    "causes": [
     "nginx proxies with HTTP/1.0 unless `proxy_http_version 1.1` is set.",
     "An old load balancer's health check."
    ],
    "run": "istioctl proxy-config bootstrap {pod}.{namespace} -o json | grep HTTP10",
    "next": [
     {
      "label": "Istio: HTTP/1.0 is refused",
      "href": "https://istio.io/latest/docs/ops/common-problems/network-issues/"
     }
    ]
   },
   {
    "id": "headers-too-large",
    "title": "431: the request's headers are too large",
    "match": [
     {
      "details": "http1.headers_too_large"
     },
     {
      "details": "http1.too_many_headers"
     },
     {
      "details": "http2.too_many_headers"
     },
     {
      "details": "request_headers_too_large"
     },
     {
      "text": "Request Header Fields Too Large",
      "likely": true
     },
     {
      "status": 431,
      "shape": "access-log"
     }
    ],
    "fields": {
     "code": 431
    },
    "meaning": "The headers exceed Envoy's limits, 60 KiB or 100 headers, so the proxy answered 431.",
    "causes": [
     "Large tokens or many cookies.",
     "A hop adds headers in a loop."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=1h | grep ' 431 '",
    "next": [
     {
      "label": "Envoy: response code details",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details"
     }
    ]
   },
   {
    "id": "payload-too-large",
    "title": "The body is larger than a filter's buffer",
    "match": [
     {
      "details": "request_payload_too_large"
     },
     {
      "details": "response_payload_too_large"
     }
    ],
    "meaning": "A filter that buffers whole bodies (external authorization with the body, Lua, retries) met a larger one.",
    "causes": [
     "The provider's `includeRequestBodyInCheck` allows too little.",
     "An EnvoyFilter adds a buffering filter."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Istio: external authorization",
      "href": "https://istio.io/latest/docs/tasks/security/authorization/authz-custom/"
     }
    ]
   }
  ]
 },
 {
  "title": "Ambient: ztunnel",
  "signals": [
   {
    "id": "ztunnel-hbone-blocked",
    "title": "ztunnel: the connection to port 15008 timed out",
    "match": [
     {
      "text": "maybe a NetworkPolicy is blocking HBONE port 15008"
     }
    ],
    "meaning": "Traffic between ambient Pods travels to port 15008 of the other Pod, whatever port was asked for, and nothing answered there.",
    "causes": [
     "A NetworkPolicy lists the application's ports and not 15008.",
     "A security group or firewall between the nodes does the same.",
     "The other Pod is no longer captured by its node's ztunnel."
    ],
    "run": "kubectl get networkpolicy -n {namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: A NetworkPolicy or firewall closes port 15008",
      "href": "/diagnose/ambient-traffic/network-policy/?symptom=fails&enrolled=enabled&ztunnel=hbone"
     },
     {
      "label": "Istio: ambient and Kubernetes NetworkPolicy",
      "href": "https://istio.io/latest/docs/ambient/usage/networkpolicy/"
     },
     {
      "label": "Istio: ztunnel troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/"
     }
    ]
   },
   {
    "id": "ztunnel-unknown-waypoint",
    "title": "ztunnel: unknown waypoint",
    "match": [
     {
      "regex": "error=\"?unknown waypoint"
     },
     {
      "text": "unknown waypoint:",
      "likely": true
     }
    ],
    "meaning": "The destination is bound to a waypoint whose address this ztunnel does not know, so the connection is not made.",
    "causes": [
     "The waypoint's Gateway was deleted or is not programmed.",
     "`istio.io/use-waypoint` names a Gateway of another namespace without `use-waypoint-namespace`."
    ],
    "run": "istioctl waypoint list -A",
    "next": [
     {
      "label": "Wizard: The waypoint is missing or not ready",
      "href": "/diagnose/ambient-traffic/waypoint-down/?symptom=fails&enrolled=enabled&ztunnel=waypoint"
     },
     {
      "label": "Istio: waypoint troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-waypoint/"
     },
     {
      "label": "Istio: ztunnel troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/"
     }
    ]
   },
   {
    "id": "ztunnel-no-upstream",
    "title": "ztunnel: no healthy upstream",
    "match": [
     {
      "regex": "error=\"no healthy upstream"
     }
    ],
    "meaning": "ztunnel knows the Service and has no endpoint of it that it may use, so the connection is closed.",
    "causes": [
     "No Pod behind the Service is ready.",
     "The Service's `targetPort` fits no port of the Pods."
    ],
    "run": "istioctl ztunnel-config service",
    "next": [
     {
      "label": "Wizard: What does ztunnel say of the connection?",
      "href": "/diagnose/ambient-traffic/ztunnel/?symptom=fails&enrolled=enabled"
     },
     {
      "label": "Runbook: no healthy upstream",
      "href": "/runbooks/no-healthy-upstream/"
     },
     {
      "label": "Istio: ztunnel troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/"
     }
    ]
   },
   {
    "id": "ztunnel-error",
    "title": "ztunnel: a connection ended with an error",
    "match": [
     {
      "regex": "\\baccess\\s{1,8}connection (?:complete|failed).{0,1500} error=\""
     }
    ],
    "meaning": "The line is about one TCP connection. `error` says why it ended, `direction` which side's node wrote it, and a `dst.hbone_addr` that it was tunnelled.",
    "causes": [
     "`tls error` or `identity error`: certificates between the two ztunnels.",
     "`http status: 503`: the waypoint or the other ztunnel refused the tunnel.",
     "A timeout or a refusal of the application itself."
    ],
    "run": "kubectl logs -n istio-system ds/ztunnel --since=10m --prefix | grep error",
    "next": [
     {
      "label": "Wizard: What does ztunnel say of the connection?",
      "href": "/diagnose/ambient-traffic/ztunnel/?symptom=fails&enrolled=enabled"
     },
     {
      "label": "Istio: ztunnel troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/"
     }
    ]
   },
   {
    "id": "ztunnel-connection",
    "title": "ztunnel: a connection without an error",
    "match": [
     {
      "regex": "\\baccess\\s{1,8}connection complete\\s{1,8}src\\.addr="
     }
    ],
    "fields": {
     "ok": true
    },
    "meaning": "ztunnel carried this TCP connection to its end. It does not see HTTP: a status is only in the waypoint's or the application's log.",
    "causes": [],
    "run": "istioctl ztunnel-config workload --workload-namespace {namespace}",
    "next": [
     {
      "label": "Wizard: ztunnel delivered the connection",
      "href": "/diagnose/ambient-traffic/delivered/?symptom=fails&enrolled=enabled&ztunnel=delivered"
     },
     {
      "label": "Istio: ztunnel troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/"
     }
    ]
   }
  ]
 },
 {
  "title": "Outputs of istioctl and kubectl",
  "signals": [
   {
    "id": "endpoints-ejected",
    "title": "OUTLIER CHECK FAILED: the caller's proxy has ejected endpoints",
    "match": [
     {
      "shape": "endpoints",
      "fault": "ejected"
     }
    ],
    "meaning": "Outlier detection took these endpoints out of use at this one proxy, for a time that grows with each ejection. Other callers may still use them.",
    "causes": [
     "The Pods answered with 5xx, or connections to them failed, as often as `outlierDetection` allows.",
     "The limits are strict for the traffic: few requests, or a low count of errors."
    ],
    "run": "kubectl get destinationrule -A -o yaml | grep -A8 outlierDetection",
    "next": [
     {
      "label": "Wizard: The caller's proxy has ejected the endpoints",
      "href": "/diagnose/no-healthy-upstream/ejected/?log-line=outbound&endpoints=failed"
     },
     {
      "label": "Runbook: no healthy upstream",
      "href": "/runbooks/no-healthy-upstream/"
     },
     {
      "label": "Runbook: calls leave their zone, or stay in one that fails",
      "href": "/runbooks/locality-failover/"
     },
     {
      "label": "Istio: circuit breaking",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/"
     }
    ]
   },
   {
    "id": "endpoints-unhealthy",
    "title": "UNHEALTHY: endpoints that are not ready",
    "match": [
     {
      "shape": "endpoints",
      "fault": "unhealthy"
     }
    ],
    "meaning": "The proxy knows these endpoints and sends them nothing, because their Pods are not ready. From 1.31 istiod lists such Pods; before, they are missing. `DRAINING`: the Pod is stopping.",
    "causes": [
     "The application's readiness probe fails.",
     "The proxy of the Pod is not ready."
    ],
    "run": "kubectl get pods -n {namespace} -o wide",
    "next": [
     {
      "label": "Wizard: What is not ready in the Pods?",
      "href": "/diagnose/no-healthy-upstream/which-container/?log-line=outbound&endpoints=unhealthy"
     },
     {
      "label": "Runbook: no healthy upstream",
      "href": "/runbooks/no-healthy-upstream/"
     }
    ]
   },
   {
    "id": "endpoints-none",
    "title": "The proxy holds no endpoint",
    "match": [
     {
      "shape": "endpoints",
      "fault": "none"
     }
    ],
    "meaning": "The table has titles and no rows, so this proxy has nowhere to send requests for what the command named.",
    "causes": [
     "No Pod behind the Service is ready, or its selector fits none.",
     "The subset's labels fit no Pod.",
     "The name after `--cluster` is misspelt; compare it with `istioctl proxy-config clusters`."
    ],
    "run": "kubectl get endpointslice -n {namespace} -l kubernetes.io/service-name={service}",
    "next": [
     {
      "label": "Wizard: What does Kubernetes list behind the Service?",
      "href": "/diagnose/no-healthy-upstream/slices/?log-line=outbound&endpoints=none"
     },
     {
      "label": "Runbook: no healthy upstream",
      "href": "/runbooks/no-healthy-upstream/"
     }
    ]
   },
   {
    "id": "endpoints-read",
    "title": "Endpoints of a proxy: no mark of a fault in them",
    "match": [
     {
      "shape": "endpoints",
      "ok": true
     }
    ],
    "meaning": "Each endpoint is `HEALTHY` and none is ejected. That says nothing of whether they are the right ones, answer, or are all that should be there.",
    "causes": [],
    "run": "kubectl get endpointslice -n {namespace} -l kubernetes.io/service-name={service}",
    "next": [
     {
      "label": "Wizard: Is there a name between the second and third bar of the cluster in the log?",
      "href": "/diagnose/no-healthy-upstream/subset-named/?log-line=outbound&endpoints=healthy"
     },
     {
      "label": "Wizard: zones, regions and failover",
      "href": "/diagnose/locality-failover/"
     },
     {
      "label": "Istio: debugging Envoy and istiod",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "clusters-none",
    "title": "The proxy holds no such cluster",
    "match": [
     {
      "shape": "clusters",
      "fault": "none"
     }
    ],
    "meaning": "The table has titles and no rows, so the host, port or subset that the command named is unknown to this proxy.",
    "causes": [
     "A `Sidecar` or `exportTo` hides the host from this proxy.",
     "The Service or ServiceEntry does not exist, or has another port.",
     "No DestinationRule defines the subset."
    ],
    "run": "istioctl proxy-config cluster {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: Is there a Sidecar in the caller's namespace, or in the root namespace?",
      "href": "/diagnose/sidecar-scope/known/?which-side=subset&subset=no-row"
     },
     {
      "label": "Runbook: sidecar scope",
      "href": "/runbooks/sidecar-scope/"
     }
    ]
   },
   {
    "id": "clusters-read",
    "title": "Clusters of a proxy: no fault shows here by itself",
    "match": [
     {
      "shape": "clusters",
      "ok": true
     }
    ],
    "meaning": "What this proxy can send to. `BlackHoleCluster` and `PassthroughCluster` are in every sidecar and no fault. The last column names the DestinationRule in force; a row without one has none.",
    "causes": [],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Wizard: Does the caller's proxy name the rule for this host?",
      "href": "/diagnose/sidecar-scope/rule/?which-side=limits"
     },
     {
      "label": "Istio: debugging Envoy and istiod",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "routes-without-host",
    "title": "blackhole, 404: the gateway port has no route",
    "match": [
     {
      "shape": "routes",
      "fault": "no-host"
     }
    ],
    "meaning": "No VirtualService is bound to this port of the gateway, so the proxy answers every request there with 404.",
    "causes": [
     "The VirtualService's `gateways` name another Gateway, or its hosts do not meet the Gateway's.",
     "`exportTo` does not reach the gateway's namespace."
    ],
    "run": "kubectl get virtualservice -A",
    "next": [
     {
      "label": "Wizard: How does the host's VirtualService name its Gateway?",
      "href": "/diagnose/route-not-found/objects/?log-line=unsure&routes=missing"
     },
     {
      "label": "Runbook: 404 from the gateway",
      "href": "/runbooks/route-not-found/"
     },
     {
      "label": "Check the Gateway and VirtualService",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "routes-none",
    "title": "The proxy holds no such route",
    "match": [
     {
      "shape": "routes",
      "fault": "none"
     }
    ],
    "meaning": "The table has titles and no rows, so this proxy has no HTTP route of the name that was asked for.",
    "causes": [
     "The port is not HTTP for this proxy, so it has no route table.",
     "Routes have other names: `http.80` or `https.443.…` at a gateway, `host:port` for a port of undeclared protocol. Leave `--name` out.",
     "At a gateway: no Gateway server for this port is bound to it."
    ],
    "run": "istioctl proxy-config listeners {pod}.{namespace} --port {port}",
    "next": [
     {
      "label": "Wizard: Does the caller's route name the VirtualService?",
      "href": "/diagnose/sidecar-scope/route/?which-side=outbound"
     },
     {
      "label": "Istio: protocol selection",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/"
     }
    ]
   },
   {
    "id": "routes-read",
    "title": "Routes of a proxy: no fault shows here by itself",
    "match": [
     {
      "shape": "routes",
      "ok": true
     },
     {
      "shape": "routes",
      "fault": "blocks"
     }
    ],
    "meaning": "Routes in the order in which this proxy tries them; the last column names the VirtualService, and a row without one is Istio's own. `block_all`: hosts that are not listed get 502 (`REGISTRY_ONLY`).",
    "causes": [],
    "run": "istioctl proxy-config routes {pod}.{namespace} -o json | grep -A25 '\"outbound|.*|{service}'",
    "next": [
     {
      "label": "Wizard: In which order does the proxy hold the rules for the host?",
      "href": "/diagnose/route-order/order/?which-route=unsure"
     },
     {
      "label": "Runbook: a route is never used",
      "href": "/runbooks/route-order/"
     }
    ]
   },
   {
    "id": "listeners-none",
    "title": "The proxy does not listen there",
    "match": [
     {
      "shape": "listeners",
      "fault": "none"
     }
    ],
    "meaning": "The table has titles and no rows, so this proxy has no listener for the port or address that was asked for.",
    "causes": [
     "At a gateway: no Gateway selects it for this port, or its server was left out.",
     "At a sidecar: no Service in its scope has this port."
    ],
    "run": "istioctl analyze -n {namespace}",
    "next": [
     {
      "label": "Wizard: Nothing listens, or nothing leads there",
      "href": "/diagnose/route-not-found/not-listening/?log-line=no-line"
     },
     {
      "label": "Runbook: 404 from the gateway",
      "href": "/runbooks/route-not-found/"
     }
    ]
   },
   {
    "id": "listeners-read",
    "title": "Listeners of a proxy: no fault shows here by itself",
    "match": [
     {
      "shape": "listeners",
      "ok": true
     },
     {
      "shape": "listeners",
      "fault": "blocks"
     }
    ],
    "meaning": "Where this proxy listens and what it does with a match. `Route:` means HTTP, `Cluster:` means bytes. 15001 takes what leaves the Pod and 15006 what comes in; `BlackHoleCluster` at 15001 means that unknown destinations are closed.",
    "causes": [],
    "run": "istioctl proxy-config routes {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: Which proxy wrote the line, and what does it say?",
      "href": "/diagnose/sidecar-scope/"
     },
     {
      "label": "Istio: debugging Envoy and istiod",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "certificate-expired",
    "title": "A proxy's certificate has expired",
    "match": [
     {
      "shape": "secrets",
      "fault": "expired"
     }
    ],
    "meaning": "`NOT AFTER` of a certificate lies before this computer's clock. Others refuse the connection; a workload certificate is normally renewed long before.",
    "causes": [
     "The proxy cannot reach istiod's CA, so nothing is renewed.",
     "The root or intermediate that signs has itself expired.",
     "A gateway's Secret was not renewed."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=1h | grep -i -E 'certificate|sds'",
    "next": [
     {
      "label": "Wizard: A certificate was not renewed",
      "href": "/diagnose/mutual-tls-failures/expired/?caller-log=not-accepted&expiry=past"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     }
    ]
   },
   {
    "id": "certificate-not-accepted",
    "title": "VALID CERT false: the proxy's certificate is outside its dates",
    "match": [
     {
      "shape": "secrets",
      "fault": "not-accepted"
     }
    ],
    "meaning": "istioctl compared the dates with the clock of the computer it ran on. An output that was saved before a renewal, or a wrong clock, shows this too.",
    "causes": [
     "The certificate begins in the future, as clocks differ.",
     "It had expired when the command ran."
    ],
    "run": "istioctl proxy-config secret {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: When does the server's certificate end?",
      "href": "/diagnose/mutual-tls-failures/expiry/?caller-log=not-accepted"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     }
    ]
   },
   {
    "id": "certificate-missing",
    "title": "WARMING: the proxy waits for a certificate",
    "match": [
     {
      "shape": "secrets",
      "fault": "warming"
     }
    ],
    "meaning": "The proxy asked for this certificate and has not got it, so listeners or clusters that need it do not work yet.",
    "causes": [
     "A gateway's `credentialName`: the Secret is missing, in another namespace, or lacks a key.",
     "A workload's `default`: the CA did not sign."
    ],
    "run": "kubectl logs -n istio-system deploy/istiod --since=10m | grep -i -E 'certificate|secret'",
    "next": [
     {
      "label": "A gateway's certificate is missing",
      "href": "/signals/gateway-secret-missing/"
     },
     {
      "label": "The proxy got no certificate",
      "href": "/signals/proxy-certificate-failed/"
     },
     {
      "label": "Istio: secure gateways",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/"
     }
    ]
   },
   {
    "id": "certificates-read",
    "title": "Certificates of a proxy: no mark of a fault in them",
    "match": [
     {
      "shape": "secrets",
      "ok": true
     }
    ],
    "meaning": "Each certificate is there and within its dates. Whether the other side trusts its root is not to be seen here: compare `ROOTCA` of both sides.",
    "causes": [],
    "run": "istioctl proxy-config secret {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: Have both the same root?",
      "href": "/diagnose/mutual-tls-failures/roots/?caller-log=not-accepted&expiry=future&expiry-client=future"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     }
    ]
   },
   {
    "id": "remote-cluster-not-synced",
    "title": "istiod does not read a remote cluster",
    "match": [
     {
      "shape": "remote-clusters",
      "fault": "not-synced"
     }
    ],
    "meaning": "The endpoints of this cluster are missing from proxies, because istiod has not read its API server.",
    "causes": [
     "`timeout`: the server address in the remote secret is not reachable from here, or its credentials are refused.",
     "`syncing` for minutes: the API server is slow, or blocked half-way."
    ],
    "run": "kubectl logs -n istio-system deploy/istiod --since=1h | grep -i cluster",
    "next": [
     {
      "label": "Wizard: istiod can't reach the other cluster's API server",
      "href": "/diagnose/multi-cluster/cluster-not-synced/?resolves=resolves&endpoints=local-only&remote-clusters=not-synced"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     }
    ]
   },
   {
    "id": "remote-clusters-read",
    "title": "Remote clusters: those listed are synced",
    "match": [
     {
      "shape": "remote-clusters",
      "ok": true
     }
    ],
    "meaning": "istiod reads each cluster of the list. A cluster that is missing from it has no remote secret here.",
    "causes": [],
    "run": "kubectl get secrets -n istio-system -l istio/multiCluster=true",
    "next": [
     {
      "label": "Wizard: Does a DestinationRule set a TLS mode for this host?",
      "href": "/diagnose/multi-cluster/mtls-mode/?resolves=resolves&endpoints=local-only&remote-clusters=synced"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     }
    ]
   },
   {
    "id": "pod-crash-loop",
    "title": "CrashLoopBackOff: a container ends again and again",
    "match": [
     {
      "shape": "pods",
      "fault": "crash-loop"
     },
     {
      "shape": "events",
      "fault": "crash-loop"
     }
    ],
    "meaning": "A container of the Pod starts and ends, and Kubernetes waits longer before each new start. Its last log says why.",
    "causes": [
     "The application fails at start; with a classic sidecar it may have called out before the proxy was ready.",
     "Its liveness probe fails.",
     "Its configuration or a Secret is missing."
    ],
    "run": "kubectl logs -n {namespace} {pod} --all-containers --previous --tail=30",
    "next": [
     {
      "label": "Wizard: Is istio-proxy among the Pod's containers?",
      "href": "/diagnose/sidecar-not-injected/containers/?pod=running"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Kubernetes: debug Pods",
      "href": "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/"
     }
    ]
   },
   {
    "id": "pod-image-pull",
    "title": "ImagePullBackOff: an image cannot be fetched",
    "match": [
     {
      "shape": "pods",
      "fault": "image-pull"
     },
     {
      "shape": "events",
      "fault": "image-pull"
     },
     {
      "text": "ImagePullBackOff",
      "likely": true
     },
     {
      "text": "ErrImagePull",
      "likely": true
     }
    ],
    "meaning": "The node cannot fetch an image of this Pod, so the container does not start. The event names the image.",
    "causes": [
     "The image of istio-proxy is `auto`: the Pod was created without the injector.",
     "The tag does not exist, or the registry wants credentials.",
     "Istio gives up the registry: `gcr.io/istio-release`, `registry.istio.io`."
    ],
    "run": "kubectl describe pod {pod} -n {namespace}",
    "next": [
     {
      "label": "Wizard: Which image cannot be fetched?",
      "href": "/diagnose/upgrade-and-revisions/image/?versions=within&seen=pull"
     },
     {
      "label": "Runbook: after an Istio upgrade",
      "href": "/runbooks/upgrade-and-revisions/"
     },
     {
      "label": "Kubernetes: images",
      "href": "https://kubernetes.io/docs/concepts/containers/images/"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     }
    ]
   },
   {
    "id": "pod-in-init",
    "title": "Init: the Pod waits for an init container",
    "match": [
     {
      "shape": "pods",
      "fault": "init"
     }
    ],
    "meaning": "`Init:0/2` counts the init containers that are through; the next one has not ended. `istio-init`, `istio-validation` and a native `istio-proxy` are among them.",
    "causes": [
     "`istio-validation` fails: the CNI plugin had not set the Pod up.",
     "`istio-proxy` as native sidecar is not ready: it gets no configuration.",
     "An init container of the application needs the network before the proxy runs."
    ],
    "run": "kubectl describe pod {pod} -n {namespace}",
    "next": [
     {
      "label": "Wizard: Which init container fails?",
      "href": "/diagnose/sidecar-not-injected/init-container/?pod=init"
     },
     {
      "label": "Wizard: Which init container is not through?",
      "href": "/diagnose/startup-order/which-init/?pod=init"
     },
     {
      "label": "Runbook: the application starts before its proxy",
      "href": "/runbooks/startup-order/"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     }
    ]
   },
   {
    "id": "pod-not-ready",
    "title": "Running, not all ready: the Pod gets no traffic",
    "match": [
     {
      "shape": "pods",
      "fault": "not-ready"
     }
    ],
    "meaning": "A container of the Pod is not ready, so the Pod is left out of the endpoints. The table does not say which: the proxy or the application.",
    "causes": [
     "The application's readiness probe fails.",
     "The proxy has no configuration from istiod."
    ],
    "run": "kubectl describe pod {pod} -n {namespace}",
    "next": [
     {
      "label": "Wizard: What is not ready in the Pods?",
      "href": "/diagnose/no-healthy-upstream/which-container/?log-line=outbound&endpoints=unhealthy"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Runbook: no healthy upstream",
      "href": "/runbooks/no-healthy-upstream/"
     }
    ]
   },
   {
    "id": "pod-job-kept-alive",
    "title": "NotReady: the application has ended, the sidecar runs on",
    "match": [
     {
      "shape": "pods",
      "fault": "job-kept"
     }
    ],
    "meaning": "Some containers of the Pod have completed and another still runs, as a classic sidecar does beside a Job.",
    "causes": [
     "The Job's container is through and istio-proxy does not end by itself."
    ],
    "run": "kubectl get pod {pod} -n {namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: Has the Job's own container ended?",
      "href": "/diagnose/startup-order/job-containers/?pod=job"
     },
     {
      "label": "Runbook: a Job never ends",
      "href": "/runbooks/startup-order/#a-job-does-not-end"
     }
    ]
   },
   {
    "id": "pod-pending",
    "title": "The Pod has not started",
    "match": [
     {
      "shape": "pods",
      "fault": "pending"
     },
     {
      "shape": "events",
      "fault": "scheduling"
     },
     {
      "shape": "events",
      "fault": "mount"
     },
     {
      "shape": "events",
      "fault": "sandbox"
     }
    ],
    "meaning": "Kubernetes has not placed the Pod on a node, or waits for a volume, the network or an image. Its events say for what.",
    "causes": [
     "No node has room, or none fits the Pod's rules.",
     "A volume or ConfigMap is missing, such as `istio-ca-root-cert`.",
     "The CNI plugin of the node is not ready."
    ],
    "run": "kubectl describe pod {pod} -n {namespace}",
    "next": [
     {
      "label": "Kubernetes: debug Pods",
      "href": "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/"
     },
     {
      "label": "istio-ca-root-cert is missing from the namespace",
      "href": "/signals/istio-root-cert-missing/"
     }
    ]
   },
   {
    "id": "pod-terminating",
    "title": "The Pod is stopping",
    "match": [
     {
      "shape": "pods",
      "fault": "terminating"
     }
    ],
    "meaning": "Normal for the grace period. Longer than that, something holds it; requests that fail now belong to the roll-out.",
    "causes": [
     "The application or the proxy waits for open connections.",
     "A finalizer, or a node that is gone."
    ],
    "run": "kubectl get pod {pod} -n {namespace} -o jsonpath='{.spec.terminationGracePeriodSeconds}'",
    "next": [
     {
      "label": "Wizard: Which kind of sidecar does the pod have?",
      "href": "/diagnose/graceful-termination/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "pod-lost",
    "title": "The Pod was evicted, or its node is lost",
    "match": [
     {
      "shape": "pods",
      "fault": "lost"
     },
     {
      "shape": "events",
      "fault": "lost"
     }
    ],
    "meaning": "The node took the Pod away, or no longer reports about it. Requests to it fail until the endpoints are updated.",
    "causes": [
     "The node ran out of memory, disk or process ids.",
     "The node is down or cut off."
    ],
    "run": "kubectl get nodes",
    "next": [
     {
      "label": "Kubernetes: node-pressure eviction",
      "href": "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "pods-read",
    "title": "Pods: no mark of a fault in the list",
    "match": [
     {
      "shape": "pods",
      "ok": true
     }
    ],
    "meaning": "Each Pod runs and is ready, or has completed. `1/1` where you expect a sidecar means that it has none; a native sidecar counts as a container too.",
    "causes": [],
    "run": "istioctl proxy-status",
    "next": [
     {
      "label": "Wizard: Is istio-proxy among the Pod's containers?",
      "href": "/diagnose/sidecar-not-injected/containers/?pod=running"
     },
     {
      "label": "Wizards by symptom",
      "href": "/diagnose/"
     }
    ]
   },
   {
    "id": "pod-create-refused",
    "title": "FailedCreate: no Pod is created",
    "match": [
     {
      "shape": "events",
      "fault": "create"
     }
    ],
    "meaning": "The controller asked for a Pod and the API server refused; the message says who said no.",
    "causes": [
     "A webhook cannot be called or denied it.",
     "A quota, a LimitRange or Pod Security.",
     "The service account is missing."
    ],
    "run": "kubectl get events -n {namespace} --field-selector reason=FailedCreate",
    "next": [
     {
      "label": "Wizard: What does the refused creation say?",
      "href": "/diagnose/sidecar-not-injected/events/?pod=missing"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     }
    ]
   },
   {
    "id": "event-warnings",
    "title": "Warnings among the events",
    "match": [
     {
      "shape": "events",
      "fault": "warning"
     },
     {
      "shape": "events",
      "fault": "probe"
     }
    ],
    "meaning": "Kubernetes reports these about the objects named. Events are kept for an hour by default, so older causes are gone.",
    "causes": [],
    "run": "kubectl get events -n {namespace} --field-selector type=Warning",
    "next": [
     {
      "label": "Kubernetes: debug Pods",
      "href": "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/"
     },
     {
      "label": "Wizards by symptom",
      "href": "/diagnose/"
     }
    ]
   },
   {
    "id": "events-read",
    "title": "Events: no warning among them",
    "match": [
     {
      "shape": "events",
      "ok": true
     }
    ],
    "meaning": "Only `Normal` events are in the list. They are kept for an hour by default, so an older cause is gone from it.",
    "causes": [],
    "run": "kubectl get events -n {namespace} --field-selector type=Warning",
    "next": [
     {
      "label": "Wizards by symptom",
      "href": "/diagnose/"
     },
     {
      "label": "Kubernetes: debug Pods",
      "href": "https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/"
     }
    ]
   },
   {
    "id": "describe-no-proxy",
    "title": "describe: the Pod is not part of the mesh",
    "match": [
     {
      "shape": "describe",
      "fault": "no-proxy"
     }
    ],
    "meaning": "The Pod has no istio-proxy, so no rule of the mesh holds for what it sends or gets.",
    "causes": [
     "The namespace or Pod is not labelled for injection, or the Pod is older than the label.",
     "In ambient mode this is as it should be."
    ],
    "run": "istioctl x check-inject -n {namespace} {pod}",
    "next": [
     {
      "label": "Wizard: Would a webhook inject this Pod?",
      "href": "/diagnose/sidecar-not-injected/webhook-matches/?pod=running&containers=absent"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     }
    ]
   },
   {
    "id": "describe-warnings",
    "title": "Warnings of istioctl describe",
    "match": [
     {
      "shape": "describe",
      "fault": "warning"
     }
    ],
    "meaning": "Each `WARNING` names what does not fit between the Pod, its Services and the rules for them.",
    "causes": [],
    "run": "istioctl x describe pod {pod}.{namespace}",
    "next": [
     {
      "label": "Check the YAML",
      "href": "/check/"
     },
     {
      "label": "Istio: istioctl describe",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-describe/"
     }
    ]
   },
   {
    "id": "describe-read",
    "title": "describe: no warning for this Pod",
    "match": [
     {
      "shape": "describe",
      "ok": true
     }
    ],
    "meaning": "The report names the Services, rules and mTLS mode that hold for this Pod and warns of nothing. It sees no traffic.",
    "causes": [],
    "run": "istioctl x describe pod {pod}.{namespace}",
    "next": [
     {
      "label": "Wizards by symptom",
      "href": "/diagnose/"
     },
     {
      "label": "Istio: istioctl describe",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/istioctl-describe/"
     }
    ]
   }
  ]
 },
 {
  "title": "Errors that clients see",
  "signals": [
   {
    "id": "connection-refused-by-endpoint",
    "title": "delayed connect error: 111, nobody listens",
    "match": [
     {
      "text": "delayed connect error: 111"
     },
     {
      "flag": "UF",
      "direction": "outbound",
      "errno": 111
     },
     {
      "errno": 111,
      "shape": "access-log"
     }
    ],
    "meaning": "The proxy's connection to the endpoint was refused (errno 111). Nothing listens at that address and port right now. With 503 `retried and the latest reset reason` the retries have already run.",
    "causes": [
     "The application listens on 127.0.0.1 only, or on another port than `targetPort`.",
     "The pod is starting or has just stopped.",
     "The endpoint list is old, during a rollout."
    ],
    "run": "kubectl exec -n {namespace} {pod} -c istio-proxy -- ss -ltn",
    "next": [
     {
      "label": "Wizard: Does the address in the line belong to a Pod that runs and is ready?",
      "href": "/diagnose/upstream-reset/endpoint-lives/?caller-log=refused"
     },
     {
      "label": "Runbook: listen address",
      "href": "/runbooks/bind-address/"
     },
     {
      "label": "Wizard: listen address",
      "href": "/diagnose/bind-address/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "no-way-to-endpoint",
    "title": "delayed connect error: 113 or 110, no way to the endpoint",
    "match": [
     {
      "text": "delayed connect error: 113"
     },
     {
      "text": "delayed connect error: 110"
     },
     {
      "flag": "UF",
      "errno": 113
     },
     {
      "flag": "UF",
      "errno": 110
     }
    ],
    "meaning": "The endpoint's address cannot be reached (113, no route to host) or does not answer (110, timed out).",
    "causes": [
     "A NetworkPolicy, security group or firewall between the two.",
     "The endpoint is a pod of another network and no east-west gateway is used.",
     "The pod is gone and its address is still listed."
    ],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Wizard: Packets do not reach the endpoint",
      "href": "/diagnose/upstream-reset/unreachable/?caller-log=silent"
     },
     {
      "label": "Runbook: reset before headers",
      "href": "/runbooks/upstream-reset/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Wizard: a service in another cluster",
      "href": "/diagnose/multi-cluster/"
     }
    ]
   },
   {
    "id": "connection-timeout-upstream",
    "title": "reset reason: connection timeout",
    "match": [
     {
      "text": "reset reason: connection timeout"
     },
     {
      "flag": "UF",
      "reset": "connection_timeout"
     },
     {
      "flag": "UF",
      "reset": "connection_timeout",
      "shape": "access-log"
     }
    ],
    "fields": {
     "code": 503,
     "flags": [
      "UF"
     ]
    },
    "meaning": "No connection within `connectTimeout`, 10 seconds by default.",
    "causes": [
     "A firewall or NetworkPolicy drops the packets.",
     "The endpoint belongs to another network and is not reached through a gateway."
    ],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Wizard: Packets do not reach the endpoint",
      "href": "/diagnose/upstream-reset/unreachable/?caller-log=silent"
     },
     {
      "label": "Runbook: reset before headers",
      "href": "/runbooks/upstream-reset/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     }
    ]
   },
   {
    "id": "connection-termination",
    "title": "reset reason: connection termination",
    "match": [
     {
      "text": "reset reason: connection termination"
     }
    ],
    "fields": {
     "code": 503,
     "flags": [
      "UC"
     ]
    },
    "meaning": "The upstream closed the connection while the request was on its way (flag UC).",
    "causes": [
     "The application's keep-alive is shorter than the proxy's idle timeout.",
     "The pod is shutting down or crashed."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=1h | grep ' UC '",
    "next": [
     {
      "label": "Wizard: What does the server's proxy log for the same request?",
      "href": "/diagnose/upstream-reset/server-log/?caller-log=closed"
     },
     {
      "label": "Runbook: reset before headers",
      "href": "/runbooks/upstream-reset/"
     },
     {
      "label": "UC: the upstream closed",
      "href": "/signals/uc/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "upstream-connect-error",
    "title": "upstream connect error or disconnect/reset before headers",
    "match": [
     {
      "regex": "upstream connect error or disconnect"
     }
    ],
    "fields": {
     "code": 503
    },
    "meaning": "Envoy's general 503: the request got no answer from the upstream. What stands after `reset reason` decides what to do.",
    "causes": [
     "`connection failure` or `remote connection failure`: UF, read the transport failure reason.",
     "`connection termination`: UC, the upstream closed.",
     "`overflow`: UO, a connection pool limit.",
     "`protocol error`: UPE, the port speaks another protocol."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=10m | grep ' 503 '",
    "next": [
     {
      "label": "Wizard: What does the caller's proxy log for a failed request?",
      "href": "/diagnose/upstream-reset/"
     },
     {
      "label": "Runbook: reset before headers",
      "href": "/runbooks/upstream-reset/"
     },
     {
      "label": "UF: could not connect",
      "href": "/signals/uf/"
     },
     {
      "label": "UC: the upstream closed",
      "href": "/signals/uc/"
     },
     {
      "label": "UO: a limit was hit",
      "href": "/signals/uo/"
     }
    ]
   },
   {
    "id": "plain-http-to-https-port",
    "title": "Plain HTTP was sent to an HTTPS port",
    "match": [
     {
      "text": "The plain HTTP request was sent to HTTPS port"
     },
     {
      "text": "Client sent an HTTP request to an HTTPS server",
      "likely": true
     }
    ],
    "fields": {
     "code": 400
    },
    "meaning": "The backend's own answer: it expects TLS and got plain HTTP. The gateway or sidecar ended TLS, or never began it.",
    "causes": [
     "The gateway terminates TLS and no DestinationRule with `tls.mode SIMPLE` starts it again towards the backend.",
     "A ServiceEntry sends port 80 to `targetPort 443` without TLS origination on port 80."
    ],
    "run": "istioctl proxy-config cluster deploy/{gateway} -n {gateway-namespace} --fqdn {host} -o json | grep -i transportSocket",
    "next": [
     {
      "label": "Runbook: plaintext meets TLS at a gateway",
      "href": "/runbooks/gateway-unreachable/#plaintext-meets-tls"
     },
     {
      "label": "Istio: TLS origination",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/"
     },
     {
      "label": "Check the Gateway and DestinationRule",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "websocket-handshake",
    "title": "The WebSocket handshake failed",
    "match": [
     {
      "text": "Error during WebSocket handshake",
      "likely": true
     },
     {
      "text": "WebSocket connection to",
      "likely": true
     },
     {
      "text": "Unexpected server response:",
      "likely": true
     }
    ],
    "meaning": "The browser or client got an HTTP status instead of 101. The status says which hop refused.",
    "causes": [
     "404: no route. 403: the upgrade is not allowed. 426: HTTP/1.0 on the way. 503: HTTP/2 towards the application."
    ],
    "run": "istioctl proxy-config routes deploy/{gateway} -n {gateway-namespace}",
    "next": [
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     },
     {
      "label": "Wizard: WebSocket",
      "href": "/diagnose/websocket/"
     }
    ]
   },
   {
    "id": "grpc-no-trailers",
    "title": "gRPC spoken over HTTP/1.1",
    "match": [
     {
      "text": "server closed the stream without sending trailers",
      "likely": true
     }
    ],
    "meaning": "The gRPC client's stream ended without gRPC's trailers, as happens when a hop treats the port as HTTP/1.1 or TCP.",
    "causes": [
     "A gateway's backend port has no protocol, so the gateway speaks HTTP/1.1 to it.",
     "The Service port is declared `http` or `tcp`."
    ],
    "run": "kubectl get service {service} -n {namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: Is there a proxy at the calling side?",
      "href": "/diagnose/grpc-load-balancing/"
     },
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     }
    ]
   },
   {
    "id": "grpc-unavailable",
    "title": "gRPC: Unavailable",
    "match": [
     {
      "regex": "code ?= ?Unavailable|\\bUNAVAILABLE\\b:|RST_STREAM"
     }
    ],
    "meaning": "The gRPC call got no answer. The text after it, or the proxy's access log, says which 503 it was.",
    "causes": [
     "A pod stopped (drain, rollout).",
     "No healthy endpoint, or the connection is refused.",
     "The upstream reset the stream."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=10m",
    "next": [
     {
      "label": "Wizard: What does the caller's proxy log for a failed request?",
      "href": "/diagnose/upstream-reset/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     },
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     }
    ]
   },
   {
    "id": "grpc-deadline",
    "title": "gRPC: deadline exceeded",
    "match": [
     {
      "regex": "DeadlineExceeded|DEADLINE_EXCEEDED"
     }
    ],
    "meaning": "The client's own deadline ran out. The proxy honours `grpc-timeout`, so its log shows UT although no timeout is configured.",
    "causes": [
     "The server is slower than the client's deadline.",
     "All calls go to one overloaded pod."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=10m | grep ' UT '",
    "next": [
     {
      "label": "Runbook: whose time ran out",
      "href": "/runbooks/retries-and-timeouts/#the-time-is-too-short"
     },
     {
      "label": "UT: the timeout ran out",
      "href": "/signals/ut/"
     },
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     }
    ]
   },
   {
    "id": "connection-reset-by-peer",
    "title": "Connection reset by peer",
    "match": [
     {
      "text": "Connection reset by peer",
      "likely": true
     },
     {
      "regex": "curl: \\((35|52|56)\\)|ERR_CONNECTION_RESET|Empty reply from server"
     }
    ],
    "meaning": "The other side closed without an HTTP answer. In a mesh that is typically plaintext meeting STRICT mTLS, an unknown SNI at a gateway, or a proxy that just stopped.",
    "causes": [
     "The caller has no proxy and the server's PeerAuthentication is STRICT; the server's log shows `NR filter_chain_not_found`.",
     "The gateway has no TLS server for this name.",
     "An AuthorizationPolicy closed a TCP connection.",
     "The proxy exited before the application did."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=10m",
    "next": [
     {
      "label": "Wizard: Does the server's proxy log filter_chain_not_found?",
      "href": "/diagnose/mutual-tls-failures/server-log/?caller-log=closed"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "filter_chain_not_found",
      "href": "/signals/filter-chain-not-found/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     },
     {
      "label": "Istio: TLS configuration",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/"
     }
    ]
   },
   {
    "id": "connection-refused",
    "title": "Connection refused",
    "match": [
     {
      "text": "connection refused",
      "likely": true
     },
     {
      "text": "ECONNREFUSED",
      "likely": true
     }
    ],
    "meaning": "Nothing listens at the address that was dialled, seen from the program that prints this.",
    "causes": [
     "In the first seconds of a pod, the application started before its proxy.",
     "While a pod stops, the proxy has exited before the application.",
     "The server listens on 127.0.0.1 only, or on another port."
    ],
    "run": "kubectl exec -n {namespace} {pod} -c istio-proxy -- ss -ltn",
    "next": [
     {
      "label": "Wizard: What does the server's own proxy log for the failing request?",
      "href": "/diagnose/bind-address/"
     },
     {
      "label": "Runbook: listen address",
      "href": "/runbooks/bind-address/"
     },
     {
      "label": "Runbook: the application starts before its proxy",
      "href": "/runbooks/startup-order/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     },
     {
      "label": "Istio: sidecar injection problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/injection/"
     }
    ]
   },
   {
    "id": "name-not-resolved",
    "title": "The name does not resolve",
    "match": [
     {
      "text": "Could not resolve host",
      "likely": true
     },
     {
      "text": "no such host",
      "likely": true
     },
     {
      "text": "NXDOMAIN",
      "likely": true
     },
     {
      "text": "EAI_AGAIN",
      "likely": true
     },
     {
      "text": "ENOTFOUND",
      "likely": true
     },
     {
      "text": "Temporary failure in name resolution",
      "likely": true
     },
     {
      "text": "Name or service not known",
      "likely": true
     },
     {
      "text": "server can't find",
      "likely": true
     }
    ],
    "meaning": "DNS gave no address to the application, so no request was made and the mesh saw nothing.",
    "causes": [
     "The Service exists in another cluster only, and DNS capture is off.",
     "The host is outside this proxy's `Sidecar` scope or `exportTo`.",
     "An old musl (Alpine before 3.18) cannot fall back to TCP for large answers."
    ],
    "run": "kubectl exec -n {namespace} {pod} -c {container} -- nslookup {host}",
    "next": [
     {
      "label": "Runbook: DNS",
      "href": "/runbooks/smart-dns/"
     },
     {
      "label": "Wizard: DNS",
      "href": "/diagnose/smart-dns/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     }
    ]
   },
   {
    "id": "dns-servfail",
    "title": "DNS answers SERVFAIL",
    "match": [
     {
      "regex": "\\bSERVFAIL\\b"
     }
    ],
    "meaning": "The resolver failed. Istio's DNS proxy answers so before it has its first configuration, at the start of a pod.",
    "causes": [
     "The application asks before the proxy is ready.",
     "The upstream DNS server fails."
    ],
    "run": "kubectl exec -n {namespace} {pod} -c istio-proxy -- pilot-agent request GET debug/ndsz --debug-port 15020",
    "next": [
     {
      "label": "Wizard: Does it fail only in the first seconds of the Pod?",
      "href": "/diagnose/smart-dns/when/?captured=captured&answer=servfail"
     },
     {
      "label": "Runbook: DNS",
      "href": "/runbooks/smart-dns/"
     }
    ]
   },
   {
    "id": "auto-allocated-address",
    "title": "240.240.x.y: an address that Istio made up",
    "match": [
     {
      "regex": "\\b240\\.240\\.\\d{1,3}\\.\\d{1,3}\\b"
     },
     {
      "regex": "\\b2001:2::[0-9a-f:]+"
     }
    ],
    "meaning": "Istio gives a ServiceEntry without addresses one from 240.240.0.0/16. Only a proxy can use it: a client whose traffic is not captured sends packets to nowhere and times out.",
    "causes": [
     "The client has no sidecar, runs on the host network, or excludes that port or range.",
     "The listener for that address is missing from the client's proxy."
    ],
    "run": "istioctl proxy-config listeners {pod}.{namespace} --address {address}",
    "next": [
     {
      "label": "Wizard: On which address does the client's proxy listen for this port?",
      "href": "/diagnose/smart-dns/listener/?captured=captured&answer=auto"
     },
     {
      "label": "Runbook: DNS",
      "href": "/runbooks/smart-dns/"
     }
    ]
   }
  ]
 },
 {
  "title": "Installation",
  "signals": [
   {
    "id": "accepts-no-args",
    "title": "istioctl install got an extra argument",
    "match": [
     {
      "regex": "accepts 0 arg\\(s\\), received \\d+"
     },
     {
      "regex": "--set: command not found"
     }
    ],
    "meaning": "A blank after a backslash ended the command early; the shell took the next line for a command of its own.",
    "causes": [
     "A trailing blank after `\\` in a command of several lines."
    ],
    "run": "grep -nE '\\\\[[:space:]]+$' {file}",
    "next": [
     {
      "label": "Wizard: A blank after a backslash breaks the command",
      "href": "/diagnose/install-options/shell-splits/?render=shell"
     },
     {
      "label": "Runbook: install options",
      "href": "/runbooks/install-options/"
     }
    ]
   },
   {
    "id": "unknown-field-install",
    "title": "unknown field: the installer does not know a name",
    "match": [
     {
      "regex": "could not unmarshal: .{0,300}unknown field"
     },
     {
      "regex": "unknown field \"[^\"]+\" in (?:istio\\.operator|v1alpha1)"
     },
     {
      "regex": "(?:json|proto): .{0,300}unknown field"
     }
    ],
    "meaning": "The installer stopped before it changed anything: a name in the IstioOperator file, or behind `--set`, is not a field of this release.",
    "causes": [
     "The name is misspelt or stands under the wrong parent.",
     "The field was removed, or belongs to a newer release than this `istioctl`."
    ],
    "run": "istioctl version",
    "next": [
     {
      "label": "Wizard: The release does not know a field",
      "href": "/diagnose/install-options/unknown-field/?render=unknown-spec"
     },
     {
      "label": "Check the IstioOperator file",
      "href": "/check/"
     },
     {
      "label": "Runbook: install options",
      "href": "/runbooks/install-options/"
     }
    ]
   },
   {
    "id": "invalid-mesh-config",
    "title": "istiod threw the mesh configuration away",
    "match": [
     {
      "text": "invalid mesh config"
     },
     {
      "regex": "failed to (?:read|parse|load) mesh config"
     }
    ],
    "meaning": "The `mesh` key of the `istio` ConfigMap does not parse, so istiod keeps the last one it could read; after a restart it has none of your settings.",
    "causes": [
     "A name in the wrong case, a wrong type, or broken indentation inside the text."
    ],
    "run": "kubectl get configmap istio -n istio-system -o yaml",
    "next": [
     {
      "label": "Wizard: A value has the wrong type",
      "href": "/diagnose/install-options/wrong-type/?render=wrong-value"
     },
     {
      "label": "Check the ConfigMap",
      "href": "/check/"
     },
     {
      "label": "Runbook: install options",
      "href": "/runbooks/install-options/"
     }
    ]
   }
  ]
 },
 {
  "title": "Codes of istioctl analyze",
  "signals": [
   {
    "id": "analyze-clean",
    "title": "istioctl analyze found nothing",
    "match": [
     {
      "text": "No validation issues found",
      "shape": "codes",
      "ok": true
     }
    ],
    "meaning": "None of its checks fired for what it looked at. It compares objects; it does not see traffic, and with `-n` it does not look into other namespaces.",
    "causes": [],
    "run": "istioctl analyze --all-namespaces",
    "next": [
     {
      "label": "Check the YAML",
      "href": "/check/"
     },
     {
      "label": "Wizards by symptom",
      "href": "/diagnose/"
     }
    ]
   },
   {
    "id": "ist0101",
    "title": "IST0101: a referenced object was not found",
    "match": [
     {
      "code": "IST0101"
     }
    ],
    "meaning": "A host, subset, gateway, secret or selector that the object names is not among what was analysed.",
    "causes": [
     "The name, subset or namespace is misspelt.",
     "The analysis ran with `-n` for one namespace and the object lives in another: repeat with `--all-namespaces`."
    ],
    "run": "istioctl analyze --all-namespaces",
    "next": [
     {
      "label": "Check the YAML together with what it names",
      "href": "/check/"
     },
     {
      "label": "Istio: IST0101",
      "href": "https://istio.io/latest/docs/reference/config/analysis/ist0101/"
     }
    ]
   },
   {
    "id": "ist0102",
    "title": "IST0102: the namespace is not injected",
    "match": [
     {
      "code": "IST0102"
     }
    ],
    "meaning": "A hint, not a fault, unless pods of this namespace should be in the mesh.",
    "causes": [
     "The namespace has neither `istio-injection=enabled` nor `istio.io/rev`."
    ],
    "run": "kubectl get namespace {namespace} --show-labels",
    "next": [
     {
      "label": "Wizard: Which injection label has the namespace?",
      "href": "/diagnose/sidecar-not-injected/labels/?pod=running&containers=absent&webhook-matches=no-label"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: IST0102",
      "href": "https://istio.io/latest/docs/reference/config/analysis/ist0102/"
     }
    ]
   },
   {
    "id": "ist0103",
    "title": "IST0103: the pod has no proxy",
    "match": [
     {
      "code": "IST0103"
     }
    ],
    "meaning": "The namespace is injected but this pod has no istio-proxy, so it is outside the mesh.",
    "causes": [
     "The pod is older than the namespace's label; restart the workload.",
     "The pod opts out by the label `sidecar.istio.io/inject: \"false\"`; then it is intended.",
     "The pod uses the host network."
    ],
    "run": "istioctl x check-inject -n {namespace} {pod}",
    "next": [
     {
      "label": "Wizard: Would a webhook inject this Pod?",
      "href": "/diagnose/sidecar-not-injected/webhook-matches/?pod=running&containers=absent"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: sidecar injection problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/injection/"
     },
     {
      "label": "Istio: IST0103",
      "href": "https://istio.io/latest/docs/reference/config/analysis/ist0103/"
     }
    ]
   },
   {
    "id": "ist0118",
    "title": "IST0118: the port's name says no protocol",
    "match": [
     {
      "code": "IST0118"
     }
    ],
    "meaning": "A hint. The protocol is detected from the traffic, which works for HTTP and plaintext gRPC between sidecars and not at gateways.",
    "causes": [
     "The Service's port has no `appProtocol`, and its name does not begin with a protocol."
    ],
    "run": "kubectl get service {service} -n {namespace} -o yaml",
    "next": [
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     },
     {
      "label": "Istio: protocol selection",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/"
     }
    ]
   },
   {
    "id": "ist0131",
    "title": "IST0130, IST0131: a route rule is never used",
    "match": [
     {
      "code": "IST0131"
     },
     {
      "code": "IST0130"
     }
    ],
    "meaning": "An earlier rule of the VirtualService takes what this one waits for. The first rule that matches wins, not the longest. When the special rule already stands before the catch-all, the hint is a false alarm.",
    "causes": [
     "A shorter prefix or a rule without `match` stands before the longer one.",
     "Two rules have the same match."
    ],
    "run": "istioctl analyze -n {namespace}",
    "next": [
     {
      "label": "Wizard: Does Istio's own check name the rule?",
      "href": "/diagnose/route-order/analyze/?which-route=other-route"
     },
     {
      "label": "Runbook: a route is never used",
      "href": "/runbooks/route-order/"
     },
     {
      "label": "Check the VirtualService",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "ist0134",
    "title": "IST0134: a TCP ServiceEntry has no address",
    "match": [
     {
      "code": "IST0134"
     }
    ],
    "meaning": "Without an address, TCP entries that share a port cannot be told apart.",
    "causes": [
     "The entry has no `addresses` and automatic allocation does not cover it."
    ],
    "run": "kubectl get serviceentry -A -o yaml",
    "next": [
     {
      "label": "Runbook: DNS",
      "href": "/runbooks/smart-dns/"
     },
     {
      "label": "Check the ServiceEntry",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "ist0145",
    "title": "IST0145: Gateways ask for the same host and port",
    "match": [
     {
      "code": "IST0145"
     }
    ],
    "meaning": "Two Gateways on the same proxy name the same host and port; of two TLS servers the later one is dropped.",
    "causes": [
     "A wildcard host overlaps another Gateway's host.",
     "Some releases (1.24) report it although the ports differ: compare the ports first."
    ],
    "run": "kubectl get gateways.networking.istio.io -A",
    "next": [
     {
      "label": "Check the Gateways together",
      "href": "/check/"
     },
     {
      "label": "Istio: common gateway problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/network-issues/"
     }
    ]
   },
   {
    "id": "analyze-codes",
    "title": "Codes of istioctl analyze or Kiali",
    "match": [
     {
      "shape": "codes"
     }
    ],
    "meaning": "The message beside the code names the object and the fault; `Info` is a hint.",
    "causes": [],
    "run": "istioctl analyze --all-namespaces",
    "next": [
     {
      "label": "Rules by code",
      "href": "/rules/"
     },
     {
      "label": "Check the YAML",
      "href": "/check/"
     },
     {
      "label": "Istio: analysis messages",
      "href": "https://istio.io/latest/docs/reference/config/analysis/"
     }
    ]
   }
  ]
 },
 {
  "title": "Kubernetes events and answers",
  "signals": [
   {
    "id": "proxy-probe-failed",
    "title": "The readiness probe of istio-proxy fails",
    "match": [
     {
      "regex": "(?:Readiness|Startup) probe failed:.{0,300}:15021"
     },
     {
      "regex": ":15021/healthz/ready"
     }
    ],
    "meaning": "Port 15021 is the proxy's own readiness, not the application's. A few failures while a pod starts are normal; if it stays so, the proxy has no configuration.",
    "causes": [
     "The proxy waits for istiod (address, revision, certificate).",
     "The proxy refused what istiod sent.",
     "The pod is stopping: the proxy has already ended."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --tail=50",
    "next": [
     {
      "label": "Wizard: What does the proxy say about being ready?",
      "href": "/diagnose/sidecar-not-injected/proxy-log/?pod=running&containers=present"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Envoy proxy is NOT ready",
      "href": "/signals/proxy-not-ready/"
     },
     {
      "label": "Istio: sidecar injection problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/injection/"
     }
    ]
   },
   {
    "id": "app-probe-failed",
    "title": "A probe of the application fails",
    "match": [
     {
      "regex": "(?:Readiness|Liveness|Startup) probe failed:"
     }
    ],
    "meaning": "Kubernetes' probe got no good answer. HTTP probes of an injected pod are asked through port 15020 of the agent, which dials the pod's address.",
    "causes": [
     "The application listens on 127.0.0.1 only.",
     "It is slow to start or has hung.",
     "A `quitquitquit` in a preStop hook has ended the proxy."
    ],
    "run": "kubectl describe pod {pod} -n {namespace}",
    "next": [
     {
      "label": "Wizard: The application's probe fails",
      "href": "/diagnose/no-healthy-upstream/probe-fails/?log-line=outbound&endpoints=unhealthy&which-container=application"
     },
     {
      "label": "Runbook: listen address",
      "href": "/runbooks/bind-address/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "injection-webhook-failed",
    "title": "The injection webhook cannot be called",
    "match": [
     {
      "regex": "failed calling webhook \"[^\"]{0,100}sidecar-injector\\.istio\\.io\""
     },
     {
      "text": "sidecar-injector.istio.io"
     },
     {
      "text": "no endpoints available for service \"istiod\""
     }
    ],
    "meaning": "The API server cannot reach istiod's webhook, so no pod of an injected namespace can be created.",
    "causes": [
     "`context deadline exceeded` or a timeout: a firewall between the API server and port 15017 (private GKE, security groups).",
     "`connection refused` or `no endpoints`: istiod is down or not ready.",
     "`x509`: the webhook's CA bundle is not the one istiod uses."
    ],
    "run": "kubectl get pods,endpointslice -n istio-system -l app=istiod",
    "next": [
     {
      "label": "Wizard: The injection webhook cannot be called",
      "href": "/diagnose/sidecar-not-injected/webhook-unreachable/?pod=missing&events=webhook"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: sidecar injection problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/injection/"
     },
     {
      "label": "Istio: private GKE clusters",
      "href": "https://istio.io/latest/docs/setup/platform-setup/gke/"
     }
    ]
   },
   {
    "id": "validation-webhook-denied",
    "title": "The validation webhook refused an object",
    "match": [
     {
      "regex": "admission webhook \"[^\"]{0,100}validation\\.istio\\.io\" denied"
     }
    ],
    "meaning": "Istio's webhook did not accept the object; the rest of the message names the field.",
    "causes": [
     "A field is misspelt, missing or contradicts another."
    ],
    "run": "istioctl validate -f {file}",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Wizard: a change has no effect",
      "href": "/diagnose/config-not-applied/"
     },
     {
      "label": "Check the YAML",
      "href": "/check/"
     },
     {
      "label": "Istio: configuration validation problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/validation/"
     }
    ]
   },
   {
    "id": "validation-webhook-unreachable",
    "title": "The validation webhook cannot be called",
    "match": [
     {
      "regex": "failed calling webhook \"[^\"]{0,100}validation\\.istio\\.io\""
     }
    ],
    "meaning": "The API server cannot reach istiod to check Istio objects, so it refuses to store them.",
    "causes": [
     "istiod is down, or a firewall stands between the API server and port 15017.",
     "A webhook of an old revision was left behind."
    ],
    "run": "kubectl get validatingwebhookconfiguration",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Wizard: a change has no effect",
      "href": "/diagnose/config-not-applied/"
     },
     {
      "label": "Runbook: after an Istio upgrade",
      "href": "/runbooks/upgrade-and-revisions/"
     },
     {
      "label": "Istio: configuration validation problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/validation/"
     }
    ]
   },
   {
    "id": "istio-root-cert-missing",
    "title": "istio-ca-root-cert is missing from the namespace",
    "match": [
     {
      "text": "istio-ca-root-cert\" not found"
     },
     {
      "text": "MountVolume.SetUp failed for volume \"istiod-ca-cert\""
     }
    ],
    "meaning": "istiod has not written its root certificate into this namespace, so injected pods cannot start.",
    "causes": [
     "The namespace is outside `discoverySelectors`.",
     "istiod of that revision is not running."
    ],
    "run": "kubectl get configmap istio -n istio-system -o yaml | grep -A6 discoverySelectors",
    "next": [
     {
      "label": "Wizard: Which init container fails?",
      "href": "/diagnose/sidecar-not-injected/init-container/?pod=init"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: sidecar injection problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/injection/"
     },
     {
      "label": "Runbook: install options",
      "href": "/runbooks/install-options/"
     }
    ]
   },
   {
    "id": "pod-security-net-admin",
    "title": "Pod Security refuses istio-init",
    "match": [
     {
      "regex": "violates PodSecurity.{0,300}(?:istio-init|NET_ADMIN|NET_RAW)"
     }
    ],
    "meaning": "The namespace's Pod Security level forbids the capabilities that `istio-init` needs.",
    "causes": [
     "The namespace enforces `baseline` or `restricted` and the mesh does not use the CNI plugin."
    ],
    "run": "kubectl get namespace {namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: istio-init may not do its work",
      "href": "/diagnose/sidecar-not-injected/pod-security/?pod=missing&events=security"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: the CNI plugin",
      "href": "https://istio.io/latest/docs/setup/additional-setup/cni/"
     }
    ]
   },
   {
    "id": "cni-race",
    "title": "istio-validation ends with 126: the CNI plugin came too late",
    "match": [
     {
      "regex": "istio-validation.{0,300}(?:exit ?code:? ?126|CrashLoopBackOff|Error)"
     }
    ],
    "meaning": "The pod started before the CNI plugin had set up its redirection, so the check container stops it.",
    "causes": [
     "A new node's CNI plugin was not ready yet; the repair controller restarts such pods.",
     "The CNI plugin is not running on this node."
    ],
    "run": "kubectl logs -n istio-system -l k8s-app=istio-cni-node -c install-cni --tail=100",
    "next": [
     {
      "label": "Wizard: The CNI plugin came after the Pod",
      "href": "/diagnose/sidecar-not-injected/cni-late/?pod=init&init-container=validation"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: the CNI plugin",
      "href": "https://istio.io/latest/docs/setup/additional-setup/cni/"
     }
    ]
   },
   {
    "id": "killed-at-grace-end",
    "title": "Exit code 137: killed",
    "match": [
     {
      "regex": "exit ?code:? ?137|OOMKilled"
     }
    ],
    "meaning": "The container was killed, by the end of the grace period or for want of memory (`OOMKilled`).",
    "causes": [
     "`terminationGracePeriodSeconds` is shorter than preStop plus the application's own stop.",
     "A long-lived connection keeps EXIT_ON_ZERO_ACTIVE_CONNECTIONS waiting.",
     "The memory limit is too low."
    ],
    "run": "kubectl describe pod {pod} -n {namespace}",
    "next": [
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     },
     {
      "label": "Wizard: requests fail while pods stop",
      "href": "/diagnose/graceful-termination/"
     },
     {
      "label": "Runbook: a proxy takes too much memory",
      "href": "/runbooks/proxy-memory/"
     }
    ]
   }
  ]
 },
 {
  "title": "Proxy and control-plane states",
  "signals": [
   {
    "id": "proxy-stale",
    "title": "STALE: a proxy has not acknowledged its configuration",
    "match": [
     {
      "shape": "proxy-status",
      "state": "stale"
     },
     {
      "text": "STALE (Never Acknowledged)"
     },
     {
      "text": "Don't Match"
     }
    ],
    "meaning": "istiod sent configuration and this proxy has not answered, so it may work with an older one.",
    "causes": [
     "The proxy is overloaded or the connection to istiod hangs.",
     "The proxy refused it: look for `ACK ERROR` in istiod's log.",
     "istiod itself is overloaded, when many proxies are stale."
    ],
    "run": "kubectl logs -n istio-system deploy/istiod --since=10m | grep -E 'ACK ERROR|PUSH'",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Wizard: a change has no effect",
      "href": "/diagnose/config-not-applied/"
     },
     {
      "label": "Runbook: a proxy takes too much memory",
      "href": "/runbooks/proxy-memory/"
     },
     {
      "label": "Istio: proxy status",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "proxy-rejected",
    "title": "A proxy refused its configuration",
    "match": [
     {
      "shape": "proxy-status",
      "state": "rejected"
     },
     {
      "text": "ACK ERROR"
     },
     {
      "regex": "Error adding/updating listener|Error adding/updating cluster|gRPC config for \\S+ rejected"
     }
    ],
    "meaning": "The proxy answered with a NACK and keeps the previous configuration of that type; a pod that restarts has none and stays not ready. The line names the proxy and the listener or cluster.",
    "causes": [
     "An EnvoyFilter writes something this Envoy does not accept.",
     "Two objects ask for the same port (`duplicate listener`).",
     "A certificate or key in the configuration is broken."
    ],
    "run": "kubectl logs -n istio-system deploy/istiod --since=10m | grep 'ACK ERROR'",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Wizard: a change has no effect",
      "href": "/diagnose/config-not-applied/"
     },
     {
      "label": "Wizard: after an Istio upgrade",
      "href": "/diagnose/upgrade-and-revisions/"
     },
     {
      "label": "Wizard: EnvoyFilter after an upgrade",
      "href": "/diagnose/envoyfilter-after-upgrade/"
     },
     {
      "label": "Check the objects that changed last",
      "href": "/check/"
     },
     {
      "label": "Istio: EnvoyFilter reference",
      "href": "https://istio.io/latest/docs/reference/config/networking/envoy-filter/"
     }
    ]
   },
   {
    "id": "envoyfilter-refused",
    "title": "An EnvoyFilter's patch is refused",
    "match": [
     {
      "text": "find a registered implementation for"
     },
     {
      "text": "must be the last filter in a"
     },
     {
      "text": "failed to build envoy filter value"
     },
     {
      "text": "so the patches did not take effect"
     },
     {
      "text": "hint: try using the v3 XDS API"
     }
    ],
    "meaning": "What an EnvoyFilter writes no longer fits this version: the proxy refuses the whole listener, or istiod leaves the patch out. A pod that restarts may stay not ready.",
    "causes": [
     "The patch brings a filter without `typed_config`, or one that this Envoy does not have.",
     "The filter landed behind the router.",
     "The type in `@type` is gone."
    ],
    "run": "kubectl get envoyfilters -A",
    "next": [
     {
      "label": "Runbook: an EnvoyFilter breaks proxies, or does nothing",
      "href": "/runbooks/envoyfilter-after-upgrade/"
     },
     {
      "label": "Wizard: EnvoyFilter after an upgrade",
      "href": "/diagnose/envoyfilter-after-upgrade/"
     },
     {
      "label": "Check the EnvoyFilters",
      "href": "/check/"
     },
     {
      "label": "Istio: EnvoyFilter reference",
      "href": "https://istio.io/latest/docs/reference/config/networking/envoy-filter/"
     }
    ]
   },
   {
    "id": "proxy-in-sync",
    "title": "The proxies have their configuration",
    "match": [
     {
      "shape": "proxy-status",
      "ok": true
     }
    ],
    "meaning": "Every type is acknowledged. `NOT SENT` and `IGNORED` are normal for a type that has nothing to send, such as RDS of a gateway without routes. Acknowledged is not the same as correct.",
    "causes": [],
    "run": "istioctl analyze -n {namespace}",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Wizard: a change has no effect",
      "href": "/diagnose/config-not-applied/"
     },
     {
      "label": "Check the YAML",
      "href": "/check/"
     },
     {
      "label": "Istio: proxy status",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "proxy-status-table",
    "title": "istioctl proxy-status: the short table",
    "match": [
     {
      "shape": "proxy-status"
     }
    ],
    "meaning": "Since 1.27 the plain table lists only which types a proxy subscribes to. The states SYNCED, STALE and ERROR need `-v 1`. A proxy that is missing from the table is not connected to istiod.",
    "causes": [],
    "run": "istioctl proxy-status -v 1",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Wizard: a change has no effect",
      "href": "/diagnose/config-not-applied/"
     },
     {
      "label": "Istio: proxy status",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "proxy-not-ready",
    "title": "Envoy proxy is NOT ready: no configuration from istiod",
    "match": [
     {
      "text": "config not received from XDS server"
     },
     {
      "text": "Envoy proxy is NOT ready"
     }
    ],
    "meaning": "The proxy has not got its first configuration, so the pod is not ready and gets no traffic.",
    "causes": [
     "istiod is down or cannot be reached on 15012.",
     "The pod's revision has no istiod.",
     "The certificate could not be signed (CA, token, clock).",
     "istiod sent configuration that this proxy refuses."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --tail=50",
    "next": [
     {
      "label": "Wizard: The proxy gets nothing from istiod",
      "href": "/diagnose/sidecar-not-injected/istiod-unreached/?pod=running&containers=present&proxy-log=nothing-received"
     },
     {
      "label": "Runbook: no sidecar, or not ready",
      "href": "/runbooks/sidecar-not-injected/"
     },
     {
      "label": "Istio: sidecar injection problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/injection/"
     }
    ]
   },
   {
    "id": "proxy-draining",
    "title": "The proxy is draining before it stops",
    "match": [
     {
      "text": "Agent draining proxy for"
     },
     {
      "text": "There are still",
      "likely": true
     },
     {
      "text": "There are no more active connections"
     },
     {
      "text": "Graceful termination period is"
     },
     {
      "text": "Agent already drained"
     }
    ],
    "fields": {
     "ok": true
    },
    "meaning": "An ordinary shutdown. `then waiting for active connections` means EXIT_ON_ZERO_ACTIVE_CONNECTIONS is on, and the time shown is MINIMUM_DRAIN_DURATION; `already drained` is what a native sidecar prints.",
    "causes": [
     "The pod was deleted or replaced."
    ],
    "run": "kubectl get pod {pod} -n {namespace} -o jsonpath='{.spec.terminationGracePeriodSeconds}'",
    "next": [
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "xds-reconnect",
    "title": "The stream to istiod was closed",
    "match": [
     {
      "regex": "StreamAggregatedResources gRPC config stream.{0,300}closed|gRPC config stream (?:to \\S+ )?closed"
     }
    ],
    "meaning": "The proxy's connection to istiod ended and is opened again. About every 30 minutes this is routine; several a minute is not.",
    "causes": [
     "istiod limits how long a connection lasts, so that proxies spread over its replicas.",
     "istiod restarts, is overloaded or cannot be reached."
    ],
    "run": "istioctl proxy-status {pod}.{namespace}",
    "next": [
     {
      "label": "Runbook: a change has no effect",
      "href": "/runbooks/config-not-applied/"
     },
     {
      "label": "Istio: proxy status",
      "href": "https://istio.io/latest/docs/ops/diagnostic-tools/proxy-cmd/"
     }
    ]
   },
   {
    "id": "proxy-certificate-failed",
    "title": "The proxy got no certificate",
    "match": [
     {
      "text": "failed to warm certificate"
     },
     {
      "text": "could not create certificate",
      "likely": true
     },
     {
      "text": "failed to sign",
      "likely": true
     }
    ],
    "meaning": "The agent asked istiod's CA for a workload certificate and was refused or got no answer, so the proxy stays not ready.",
    "causes": [
     "istiod cannot be reached on 15012.",
     "The pod's token is refused, for audience, clock or cluster name.",
     "The trust root changed and this pod still has the old one."
    ],
    "run": "kubectl logs -n istio-system deploy/istiod --since=10m | grep -i authenticat",
    "next": [
     {
      "label": "Wizard: What does the proxy say about being ready?",
      "href": "/diagnose/sidecar-not-injected/proxy-log/?pod=running&containers=present"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Istio: security problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/security-issues/"
     }
    ]
   },
   {
    "id": "istiod-authentication-failed",
    "title": "istiod does not accept a proxy's credentials",
    "match": [
     {
      "text": "Failed to authenticate client from"
     },
     {
      "text": "could not get cluster",
      "likely": true
     },
     {
      "text": "authentication failure",
      "likely": true
     }
    ],
    "meaning": "A proxy asked this istiod for configuration or a certificate and could not prove who it is. `could not get cluster X`: the proxy says it belongs to cluster X, and this istiod has no remote secret of that name.",
    "causes": [
     "`clusterName` of the remote installation and the name in the remote secret differ.",
     "The remote secret is missing, or its credentials no longer work.",
     "The proxy's certificate was signed by another root."
    ],
    "run": "istioctl remote-clusters",
    "next": [
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Wizard: a service in another cluster",
      "href": "/diagnose/multi-cluster/"
     }
    ]
   },
   {
    "id": "remote-cluster-failed",
    "title": "istiod cannot read a remote cluster",
    "match": [
     {
      "text": "Timed out waiting for remote config source to sync"
     },
     {
      "text": "create remote cluster failed",
      "likely": true
     },
     {
      "regex": "remote cluster \\S+ .{0,300}(timed? ?out|failed)"
     }
    ],
    "meaning": "The API server of a remote cluster cannot be read with the remote secret, so its endpoints are missing here.",
    "causes": [
     "The server address in the secret is not reachable from this cluster.",
     "The credentials have expired or were revoked."
    ],
    "run": "istioctl remote-clusters",
    "next": [
     {
      "label": "Wizard: istiod can't reach the other cluster's API server",
      "href": "/diagnose/multi-cluster/cluster-not-synced/?resolves=resolves&endpoints=local-only&remote-clusters=not-synced"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     }
    ]
   },
   {
    "id": "ztunnel-hbone-timeout",
    "title": "ztunnel: port 15008 does not answer",
    "match": [
     {
      "text": "maybe a NetworkPolicy is blocking HBONE port 15008"
     }
    ],
    "meaning": "The caller's ztunnel could not reach port 15008 of the other Pod, where all traffic between ambient Pods arrives.",
    "causes": [
     "A NetworkPolicy at the server, or at the caller for egress, lists the application's port and not 15008.",
     "A firewall between the nodes, or settings that the cluster's CNI needs for ambient."
    ],
    "run": "kubectl get networkpolicies -n {namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: A NetworkPolicy or firewall closes port 15008",
      "href": "/diagnose/ambient-traffic/network-policy/?symptom=fails&enrolled=enabled&ztunnel=hbone"
     },
     {
      "label": "Runbook: port 15008 is closed",
      "href": "/runbooks/ambient-traffic/#port-15008-is-closed"
     },
     {
      "label": "Istio: ambient and NetworkPolicy",
      "href": "https://istio.io/latest/docs/ambient/usage/networkpolicy/"
     }
    ]
   },
   {
    "id": "waypoint-not-bound",
    "title": "The Service is not bound to its waypoint",
    "match": [
     {
      "text": "WaypointIsNotReady"
     },
     {
      "regex": "WaypointBound[^\\n]*AttachmentDenied|AttachmentDenied[^\\n]*WaypointBound|missing allowedRoutes\\?"
     },
     {
      "regex": "\\bUnsupportedTrafficType\\b"
     }
    ],
    "meaning": "Traffic goes straight to the Pods, so routes and layer 7 policies of the waypoint are not applied.",
    "causes": [
     "`WaypointIsNotReady`: no such Gateway, or it has no address yet.",
     "`AttachmentDenied`: the waypoint does not admit the namespace in `allowedRoutes`.",
     "`UnsupportedTrafficType`: `istio.io/waypoint-for` does not fit."
    ],
    "run": "istioctl waypoint list -A",
    "next": [
     {
      "label": "Wizard: Is the Service bound to its waypoint?",
      "href": "/diagnose/ambient-traffic/bound/?symptom=no-effect"
     },
     {
      "label": "Runbook: the waypoint is not used",
      "href": "/runbooks/ambient-traffic/#the-waypoint-is-not-used"
     }
    ]
   },
   {
    "id": "ztunnel-policy-rejection",
    "title": "ztunnel: refused by policy",
    "match": [
     {
      "text": "connection closed due to policy rejection"
     },
     {
      "text": "allow policies exist, but none allowed"
     },
     {
      "text": "explicitly denied by"
     }
    ],
    "meaning": "An AuthorizationPolicy made ztunnel at the receiving node close the connection; the client sees a reset.",
    "causes": [
     "`explicitly denied by NS/POLICY`: that DENY policy matched.",
     "`none allowed`: ALLOW policies exist for this workload and none fits the caller."
    ],
    "run": "istioctl ztunnel-config policy",
    "next": [
     {
      "label": "Wizard: Which policy refused whom?",
      "href": "/diagnose/ambient-traffic/identity/?symptom=refused"
     },
     {
      "label": "Wizard: Does ztunnel log a policy rejection?",
      "href": "/diagnose/access-denied/elsewhere/?server-log=nothing"
     },
     {
      "label": "Runbook: ambient",
      "href": "/runbooks/ambient-traffic/#a-policy-refuses"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Runbook: access denied",
      "href": "/runbooks/access-denied/"
     },
     {
      "label": "Istio: ztunnel troubleshooting",
      "href": "https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/"
     },
     {
      "label": "Check the AuthorizationPolicy",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "gateway-not-programmed",
    "title": "Gateway API: the Gateway is not programmed",
    "match": [
     {
      "text": "AddressNotAssigned"
     },
     {
      "text": "AddressNotUsable"
     },
     {
      "text": "Waiting for controller",
      "likely": true
     }
    ],
    "meaning": "The Gateway takes no traffic yet; the reason says what it waits for.",
    "causes": [
     "`AddressNotAssigned`: its Service waits for a load balancer or a ready Pod.",
     "`AddressNotUsable`: the Service or port in `spec.addresses` is not there.",
     "`Waiting for controller`: no control plane takes it, by class or by revision."
    ],
    "run": "kubectl get gateways.gateway.networking.k8s.io -n {gateway-namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: Why is the Gateway not programmed?",
      "href": "/diagnose/gateway-api-routing/reason/?seen=not-ready"
     },
     {
      "label": "Runbook: the Gateway is not programmed",
      "href": "/runbooks/gateway-api-routing/#the-gateway-is-not-programmed"
     }
    ]
   },
   {
    "id": "gateway-route-not-attached",
    "title": "Gateway API: the route is not attached",
    "match": [
     {
      "text": "NotAllowedByListeners"
     },
     {
      "text": "NoMatchingListenerHostname"
     },
     {
      "text": "NoMatchingParent"
     }
    ],
    "meaning": "No listener takes the route, so the gateway answers 404 for it.",
    "causes": [
     "`NotAllowedByListeners`: the listener does not admit the route's namespace.",
     "`NoMatchingListenerHostname`: route and listener have no hostname in common.",
     "`NoMatchingParent`: `sectionName` or `port` is no listener's."
    ],
    "run": "kubectl get httproutes -n {namespace} -o yaml",
    "next": [
     {
      "label": "Wizard: What does the route say of its parent?",
      "href": "/diagnose/gateway-api-routing/route/?seen=not-found&attached=none"
     },
     {
      "label": "Runbook: the route is not attached",
      "href": "/runbooks/gateway-api-routing/#the-route-is-not-attached"
     },
     {
      "label": "Check Gateway and routes",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "gateway-reference-refused",
    "title": "Gateway API: a reference is refused",
    "match": [
     {
      "text": "RefNotPermitted"
     },
     {
      "text": "missing a ReferenceGrant?"
     },
     {
      "text": "BackendNotFound"
     },
     {
      "text": "InvalidCertificateRef"
     }
    ],
    "meaning": "A backend or certificate may not be used or is not there. A route answers 500 for that share; a listener takes no TLS.",
    "causes": [
     "A reference to another namespace without a ReferenceGrant beside the Service or Secret.",
     "The name, the port or the Secret does not exist."
    ],
    "run": "kubectl get referencegrants -A",
    "next": [
     {
      "label": "Wizard: What does ResolvedRefs of the route say?",
      "href": "/diagnose/gateway-api-routing/refs/?seen=error"
     },
     {
      "label": "Runbook: a backend or certificate is refused",
      "href": "/runbooks/gateway-api-routing/#a-backend-or-certificate-is-refused"
     },
     {
      "label": "Check Gateway and routes",
      "href": "/check/"
     }
    ]
   }
  ]
 },
 {
  "title": "Response flags",
  "signals": [
   {
    "id": "uh",
    "title": "UH: no healthy upstream",
    "match": [
     {
      "flag": "UH"
     },
     {
      "details": "no_healthy_upstream"
     },
     {
      "text": "no healthy upstream"
     }
    ],
    "fields": {
     "code": 503,
     "flags": [
      "UH"
     ]
    },
    "meaning": "The proxy knows the destination but has no endpoint it may use, so it answers 503 without sending the request anywhere.",
    "causes": [
     "No pod behind the Service is ready. From 1.31 such pods are listed as `UNHEALTHY`; before, they are absent.",
     "The subset's labels match no pod of the Service.",
     "Outlier detection ejected every endpoint; `pc endpoints` shows `FAILED`.",
     "The cluster is a `ServiceEntry` with DNS resolution and the name did not resolve.",
     "The endpoints are in another cluster whose endpoints this proxy did not get."
    ],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Wizard: Which endpoints does the caller's proxy hold for that cluster?",
      "href": "/diagnose/no-healthy-upstream/endpoints/?log-line=outbound"
     },
     {
      "label": "Runbook: no healthy upstream",
      "href": "/runbooks/no-healthy-upstream/"
     },
     {
      "label": "Wizard: a service in another cluster",
      "href": "/diagnose/multi-cluster/"
     },
     {
      "label": "Wizard: zones, regions and failover",
      "href": "/diagnose/locality-failover/"
     },
     {
      "label": "Check the DestinationRule, Service and pods",
      "href": "/check/"
     },
     {
      "label": "Runbook: a new version gets no traffic",
      "href": "/runbooks/version-gets-no-traffic/"
     },
     {
      "label": "Istio: traffic management problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/network-issues/"
     }
    ]
   },
   {
    "id": "app-refused",
    "title": "UF, 111, inbound: the application does not listen",
    "match": [
     {
      "flag": "UF",
      "direction": "inbound",
      "errno": 111
     },
     {
      "direction": "inbound",
      "errno": 111
     }
    ],
    "meaning": "The server's own proxy could not open a connection to its application: nothing listens on that port of the pod's address. This is not mTLS and not the network.",
    "causes": [
     "The application listens on 127.0.0.1 or ::1 only.",
     "It listens on another port than the Service's `targetPort`.",
     "It has not started yet, or it has stopped while the pod shuts down."
    ],
    "run": "kubectl exec -n {namespace} {pod} -c istio-proxy -- ss -ltn",
    "next": [
     {
      "label": "Wizard: On which address does the application listen?",
      "href": "/diagnose/bind-address/listens/?server-log=refused"
     },
     {
      "label": "Runbook: listen address",
      "href": "/runbooks/bind-address/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "uf",
    "title": "UF: could not connect upstream",
    "match": [
     {
      "flag": "UF"
     }
    ],
    "meaning": "The proxy tried to connect to an endpoint and failed, so no request was sent. The transport failure reason in the same line says why: a number is an errno, a text is TLS.",
    "causes": [
     "`delayed connect error: 111`: refused, nothing listens there (or the pod has just gone).",
     "`delayed connect error: 113` or `110`, or a connection timeout: a firewall, a NetworkPolicy or another network in between.",
     "`TLS_error`: the two sides do not agree about TLS or trust.",
     "The cluster begins with `inbound|`: the server's own application refused."
    ],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Wizard: What does the caller's proxy log for a failed request?",
      "href": "/diagnose/upstream-reset/"
     },
     {
      "label": "Runbook: reset before headers",
      "href": "/runbooks/upstream-reset/"
     },
     {
      "label": "Runbook: listen address",
      "href": "/runbooks/bind-address/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "uc",
    "title": "UC: the upstream closed the connection",
    "match": [
     {
      "flag": "UC"
     },
     {
      "text": "connection termination",
      "details": "upstream_reset_before_response_started"
     }
    ],
    "meaning": "The request was on its way when the other side closed the connection, so the caller got 503. `inbound|` in the line: the application closed. `outbound|`: the next proxy, an un-meshed server or something in between did.",
    "causes": [
     "The application keeps idle connections for a shorter time than the proxy (1 hour by default), a race that shows as few failures with a duration near 0.",
     "The pod is shutting down, was killed or crashed.",
     "A constant duration, such as 120,000 ms, is a request timeout inside the application.",
     "Every request fails: plaintext meets STRICT mTLS, or the port speaks another protocol."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=1h | grep ' UC '",
    "next": [
     {
      "label": "Wizard: What does the server's proxy log for the same request?",
      "href": "/diagnose/upstream-reset/server-log/?caller-log=closed"
     },
     {
      "label": "Runbook: reset before headers",
      "href": "/runbooks/upstream-reset/"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     },
     {
      "label": "Wizard: requests fail while pods stop",
      "href": "/diagnose/graceful-termination/"
     },
     {
      "label": "Istio: DestinationRule idleTimeout",
      "href": "https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings"
     }
    ]
   },
   {
    "id": "nr",
    "title": "NR: no route, or no filter chain",
    "match": [
     {
      "flag": "NR"
     },
     {
      "details": "route_not_found"
     },
     {
      "text": "route_not_found"
     }
    ],
    "fields": {
     "flags": [
      "NR"
     ]
    },
    "meaning": "The proxy found no rule for this request and answered 404 itself (`route_not_found`), or closed the connection because no filter chain fits (`filter_chain_not_found`). The application never saw it.",
    "causes": [
     "The host is in no VirtualService that this gateway serves; Gateway hosts and VirtualService hosts must meet.",
     "The host has a VirtualService, but no rule matches the path; there is no fall-through to a wildcard host.",
     "`gateways` names another gateway, or `exportTo` does not reach the gateway's namespace.",
     "An address instead of a name in the host, with paths nobody serves, is usually a scanner."
    ],
    "run": "istioctl proxy-config routes deploy/{gateway} -n {gateway-namespace}",
    "next": [
     {
      "label": "Wizard: Are the host in quotes and the name near the end of the line the same?",
      "href": "/diagnose/route-not-found/names/?log-line=no-route"
     },
     {
      "label": "Wizard: Does the gateway hold any route of this VirtualService?",
      "href": "/diagnose/route-order/bound/?which-route=no-route"
     },
     {
      "label": "Runbook: 404 from the gateway",
      "href": "/runbooks/route-not-found/"
     },
     {
      "label": "Check the Gateway and VirtualService",
      "href": "/check/"
     },
     {
      "label": "Istio: 404 and gateway problems",
      "href": "https://istio.io/latest/docs/ops/common-problems/network-issues/"
     }
    ]
   },
   {
    "id": "nc",
    "title": "NC: the route names a cluster that does not exist",
    "match": [
     {
      "flag": "NC"
     },
     {
      "details": "cluster_not_found"
     },
     {
      "text": "cluster_not_found"
     }
    ],
    "fields": {
     "flags": [
      "NC"
     ]
    },
    "meaning": "A route matched, but the destination it names is unknown to this proxy, so it answers 503.",
    "causes": [
     "The VirtualService names a subset that no DestinationRule for this host declares.",
     "The destination's host or port is misspelt, or is resolved in the VirtualService's namespace.",
     "A `Sidecar` or `exportTo` hides the destination from this proxy.",
     "For a moment only: the route was removed or added before its subset."
    ],
    "run": "istioctl proxy-config cluster {pod}.{namespace} --fqdn {host}",
    "next": [
     {
      "label": "Wizard: Has the caller's proxy a cluster for the host, and for the subset that the route names?",
      "href": "/diagnose/sidecar-scope/subset/?which-side=subset"
     },
     {
      "label": "Check the VirtualService and DestinationRule",
      "href": "/check/"
     },
     {
      "label": "Runbook: sidecar scope",
      "href": "/runbooks/sidecar-scope/"
     },
     {
      "label": "Runbook: a new version gets no traffic",
      "href": "/runbooks/version-gets-no-traffic/"
     },
     {
      "label": "IST0101 in istioctl analyze",
      "href": "https://istio.io/latest/docs/reference/config/analysis/ist0101/"
     }
    ]
   },
   {
    "id": "uo",
    "title": "UO: a connection pool limit was hit",
    "match": [
     {
      "flag": "UO"
     },
     {
      "text": "{overflow",
      "details": "upstream_reset_before_response_started"
     },
     {
      "text": "reset reason: overflow"
     }
    ],
    "fields": {
     "code": 503,
     "flags": [
      "UO"
     ]
    },
    "meaning": "A limit of the DestinationRule's `connectionPool` is used up in this client proxy, so it answers 503 at once and sends nothing.",
    "causes": [
     "`http1MaxPendingRequests` or `http2MaxRequests` is lower than the bursts; both count for HTTP/1 and HTTP/2.",
     "`maxConnections` is low and requests queue behind it.",
     "The upstream became slow, so that requests pile up."
    ],
    "run": "istioctl proxy-config cluster {pod}.{namespace} --fqdn {host} -o json | grep -A12 circuitBreakers",
    "next": [
     {
      "label": "Wizard: Which limits does this proxy have towards that host?",
      "href": "/diagnose/limits-and-circuit-breakers/pool/?flag=overflow"
     },
     {
      "label": "Runbook: 503 overflow or 429",
      "href": "/runbooks/limits-and-circuit-breakers/"
     },
     {
      "label": "Istio: circuit breaking",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/"
     },
     {
      "label": "Check the DestinationRule",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "urx",
    "title": "URX: every try failed",
    "match": [
     {
      "flag": "URX"
     }
    ],
    "meaning": "The retry limit (HTTP) or the number of connect attempts (TCP) is used up. The flag beside it, or the answer of the upstream, says why each try failed.",
    "causes": [
     "With `UF`, the connection fails each time.",
     "With `UC`, the upstream closes each time.",
     "Alone: the upstream answered each try with an error; read its own log."
    ],
    "run": "istioctl proxy-config routes {pod}.{namespace} -o json | grep -A25 '\"outbound|.*|{service}' | grep -E '\"(cluster|retryOn|numRetries|perTryTimeout)\"'",
    "next": [
     {
      "label": "Wizard: Which flag stands beside `URX`?",
      "href": "/diagnose/retries-and-timeouts/beside/?seen=urx"
     },
     {
      "label": "Runbook: 504, or a request arrives more than once",
      "href": "/runbooks/retries-and-timeouts/"
     },
     {
      "label": "Istio: retries of a VirtualService",
      "href": "https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry"
     },
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     }
    ]
   },
   {
    "id": "ut-per-try",
    "title": "UT: one try was too slow",
    "match": [
     {
      "flag": "UT",
      "details": "upstream_per_try_timeout"
     },
     {
      "details": "upstream_per_try_timeout"
     },
     {
      "text": "upstream_per_try_timeout"
     }
    ],
    "fields": {
     "code": 504,
     "flags": [
      "UT"
     ]
    },
    "meaning": "A try took longer than `perTryTimeout`, and no other try followed: the tries were used up, or the retry conditions leave slow tries out, as the default ones do.",
    "causes": [
     "`retryOn` has none of `reset`, `gateway-error` and `5xx`, so a slow try is not repeated.",
     "Every try was slow, because the server is.",
     "`backendRequest` of an HTTPRoute with `retry`: its slow tries are not repeated."
    ],
    "run": "istioctl proxy-config routes {pod}.{namespace} -o json | grep -A25 '\"outbound|.*|{service}' | grep -E '\"(cluster|timeout|perTryTimeout|retryOn|numRetries)\"'",
    "next": [
     {
      "label": "Wizard: A slow try is cut, or uses up all the time",
      "href": "/diagnose/retries-and-timeouts/slow-try/?seen=try"
     },
     {
      "label": "Runbook: a slow try is not retried",
      "href": "/runbooks/retries-and-timeouts/#a-slow-try-is-not-retried"
     },
     {
      "label": "Check the VirtualService",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "ut",
    "title": "UT: the route's timeout ran out",
    "match": [
     {
      "flag": "UT"
     },
     {
      "details": "upstream_response_timeout"
     },
     {
      "details": "response_timeout"
     },
     {
      "text": "upstream request timeout"
     }
    ],
    "fields": {
     "code": 504,
     "flags": [
      "UT"
     ]
    },
    "meaning": "The upstream did not answer within the route's timeout, so the proxy answered 504. The duration in the line is that timeout. Istio sets none by itself: something asked for it.",
    "causes": [
     "`timeout` or `perTryTimeout` of the VirtualService or HTTPRoute is shorter than the request takes.",
     "A gRPC client sent a deadline (`grpc-timeout`).",
     "The request carries `x-envoy-upstream-rq-timeout-ms`.",
     "A WebSocket or stream runs into the route's timeout."
    ],
    "run": "istioctl proxy-config routes {pod}.{namespace} -o json | grep -A25 '\"outbound|.*|{service}' | grep -E '\"(cluster|timeout|perTryTimeout|maxGrpcTimeout)\"'",
    "next": [
     {
      "label": "Wizard: What does the proxy that answered log?",
      "href": "/diagnose/retries-and-timeouts/"
     },
     {
      "label": "Runbook: 504, or a request arrives more than once",
      "href": "/runbooks/retries-and-timeouts/"
     },
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     },
     {
      "label": "Istio: request timeouts",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/request-timeouts/"
     }
    ]
   },
   {
    "id": "dc",
    "title": "DC: the client closed first",
    "match": [
     {
      "flag": "DC"
     },
     {
      "details": "downstream_remote_disconnect"
     },
     {
      "text": "downstream_remote_disconnect"
     }
    ],
    "fields": {
     "flags": [
      "DC"
     ]
    },
    "meaning": "The caller (or something between it and this proxy) closed before the answer was complete. Code 0 means that nothing was sent. The duration shows the caller's patience.",
    "causes": [
     "The client's own timeout; a constant duration gives it away.",
     "The idle timeout of a load balancer in front.",
     "A user closed the tab, or a WebSocket ended."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=1h | grep ' DC '",
    "next": [
     {
      "label": "Wizard: The caller gives up first",
      "href": "/diagnose/retries-and-timeouts/caller-leaves/?seen=left"
     },
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     },
     {
      "label": "Envoy: response flags",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   },
   {
    "id": "ur",
    "title": "UR: the upstream reset the stream",
    "match": [
     {
      "flag": "UR"
     },
     {
      "text": "reset reason: remote reset"
     }
    ],
    "fields": {
     "flags": [
      "UR"
     ]
    },
    "meaning": "The other side refused or reset this HTTP/2 stream; the connection itself stayed.",
    "causes": [
     "The application or its proxy refused the request (RST_STREAM).",
     "The server's limit of concurrent streams is reached.",
     "The server is shutting down."
    ],
    "run": "kubectl logs -n {namespace} {pod} --all-containers --since=10m",
    "next": [
     {
      "label": "Runbook: requests fail while pods stop",
      "href": "/runbooks/graceful-termination/"
     },
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     }
    ]
   },
   {
    "id": "lr",
    "title": "LR: this proxy reset the connection",
    "match": [
     {
      "flag": "LR"
     },
     {
      "text": "reset reason: local reset"
     }
    ],
    "fields": {
     "flags": [
      "LR"
     ]
    },
    "meaning": "The proxy that wrote the line ended the upstream connection itself; the failure reason says why.",
    "causes": [
     "A TLS failure towards the upstream.",
     "An idle or duration limit of the connection."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=10m | grep ' LR '",
    "next": [
     {
      "label": "Istio: TLS configuration",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/"
     }
    ]
   },
   {
    "id": "lh",
    "title": "LH: the local health check fails",
    "match": [
     {
      "flag": "LH"
     }
    ],
    "meaning": "Envoy's own health-check filter says that this service is unhealthy. Istio does not install that filter.",
    "causes": [
     "An EnvoyFilter adds the health-check filter."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Istio: EnvoyFilter reference",
      "href": "https://istio.io/latest/docs/reference/config/networking/envoy-filter/"
     }
    ]
   },
   {
    "id": "di",
    "title": "DI: a delay was injected",
    "match": [
     {
      "flag": "DI"
     }
    ],
    "meaning": "A VirtualService with `fault.delay` held this request on purpose.",
    "causes": [
     "A chaos test is running, or its VirtualService was left behind."
    ],
    "run": "kubectl get virtualservice -A -o yaml | grep -B2 -A8 'fault:'",
    "next": [
     {
      "label": "Istio: fault injection",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/fault-injection/"
     }
    ]
   },
   {
    "id": "fi",
    "title": "FI: an error was injected",
    "match": [
     {
      "flag": "FI"
     },
     {
      "details": "fault_filter_abort"
     },
     {
      "text": "fault filter abort"
     }
    ],
    "fields": {
     "flags": [
      "FI"
     ]
    },
    "meaning": "A VirtualService with `fault.abort` answered this request on purpose; the application never saw it.",
    "causes": [
     "A chaos test is running, or its VirtualService was left behind."
    ],
    "run": "kubectl get virtualservice -A -o yaml | grep -B2 -A8 'fault:'",
    "next": [
     {
      "label": "Istio: fault injection",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/fault-injection/"
     }
    ]
   },
   {
    "id": "rl",
    "title": "RL: rate limited",
    "match": [
     {
      "flag": "RL"
     },
     {
      "details": "request_rate_limited"
     },
     {
      "details": "local_rate_limited"
     },
     {
      "text": "local_rate_limited"
     }
    ],
    "fields": {
     "code": 429,
     "flags": [
      "RL"
     ]
    },
    "meaning": "A rate-limit filter answered 429. `local_rate_limited` comes from this proxy's own bucket, `request_rate_limited` from the rate-limit service.",
    "causes": [
     "The limit set by an EnvoyFilter is reached.",
     "The descriptor matches more requests than was meant."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Runbook: 503 overflow or 429",
      "href": "/runbooks/limits-and-circuit-breakers/"
     },
     {
      "label": "Istio: rate limiting",
      "href": "https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/"
     }
    ]
   },
   {
    "id": "rlse",
    "title": "RLSE: the rate-limit service failed",
    "match": [
     {
      "flag": "RLSE"
     },
     {
      "details": "rate_limiter_error"
     }
    ],
    "meaning": "The rate-limit service could not be asked, and the filter is set to refuse in that case.",
    "causes": [
     "The rate-limit service is down or not reachable from this proxy."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Runbook: 503 overflow or 429",
      "href": "/runbooks/limits-and-circuit-breakers/"
     },
     {
      "label": "Istio: rate limiting",
      "href": "https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/"
     }
    ]
   },
   {
    "id": "uaex",
    "title": "UAEX: the external authorizer refused",
    "match": [
     {
      "flag": "UAEX"
     },
     {
      "details": "ext_authz_denied"
     },
     {
      "details": "ext_authz_error"
     },
     {
      "text": "ext_authz_denied"
     },
     {
      "text": "ext_authz_error"
     }
    ],
    "fields": {
     "flags": [
      "UAEX"
     ]
    },
    "meaning": "An AuthorizationPolicy with action `CUSTOM` asked its provider. `ext_authz_denied`: the provider said no. `ext_authz_error`: it could not be reached. ALLOW and DENY policies play no part.",
    "causes": [
     "The provider's own policy refuses this request.",
     "The provider is down, slow or not reachable from this proxy.",
     "Two CUSTOM providers select one workload."
    ],
    "run": "kubectl get authorizationpolicy -A",
    "next": [
     {
      "label": "Wizard: The external authorizer refuses, or cannot be asked",
      "href": "/diagnose/access-denied/external-authorizer/?server-log=authorizer"
     },
     {
      "label": "Runbook: access denied",
      "href": "/runbooks/access-denied/#an-external-authorizer-refuses"
     },
     {
      "label": "Istio: external authorization",
      "href": "https://istio.io/latest/docs/tasks/security/authorization/authz-custom/"
     }
    ]
   },
   {
    "id": "si",
    "title": "SI: the stream was idle too long",
    "match": [
     {
      "flag": "SI"
     },
     {
      "details": "stream_idle_timeout"
     },
     {
      "text": "stream_idle_timeout"
     }
    ],
    "fields": {
     "flags": [
      "SI"
     ]
    },
    "meaning": "Nothing moved on this stream for the idle time, so the proxy ended it. Istio turns this timer off, with two exceptions.",
    "causes": [
     "A gateway with `connectionSettings.profile: EDGE` (1.31): 5 minutes.",
     "An EnvoyFilter sets `stream_idle_timeout`."
    ],
    "run": "istioctl proxy-config listeners deploy/{gateway} -n {gateway-namespace} -o json | grep -i streamIdleTimeout",
    "next": [
     {
      "label": "Wizard: A stream idle clock cuts silent sockets",
      "href": "/diagnose/websocket/stream-idle/?handshake=opens&duration=si"
     },
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     }
    ]
   },
   {
    "id": "ih",
    "title": "IH: a strictly checked header is wrong",
    "match": [
     {
      "flag": "IH"
     }
    ],
    "meaning": "A header that Envoy was told to check strictly has a value it refuses; the answer is 400.",
    "causes": [
     "A client sends a malformed `x-envoy-` header and an EnvoyFilter asks for strict checks."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Envoy: response flags",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   },
   {
    "id": "dpe",
    "title": "DPE: the client broke the protocol",
    "match": [
     {
      "flag": "DPE"
     },
     {
      "details": "http1.codec_error"
     },
     {
      "details": "codec_error"
     },
     {
      "text": "http1.codec_error"
     }
    ],
    "fields": {
     "flags": [
      "DPE"
     ]
    },
    "meaning": "What the client sent is not the protocol this listener speaks, so the proxy answered 400 or closed.",
    "causes": [
     "TLS was sent to a port that is declared HTTP.",
     "Broken HTTP/1 framing, forbidden characters in a header, or an HTTP/2 violation.",
     "Headers beyond Envoy's limits (60 KiB, 100 headers)."
    ],
    "run": "istioctl proxy-config listeners deploy/{gateway} -n {gateway-namespace}",
    "next": [
     {
      "label": "Istio: protocol selection",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/"
     },
     {
      "label": "Check the Gateway and Service",
      "href": "/check/"
     }
    ]
   },
   {
    "id": "upe",
    "title": "UPE: the upstream broke the protocol",
    "match": [
     {
      "flag": "UPE"
     },
     {
      "text": "reset reason: protocol error"
     }
    ],
    "fields": {
     "flags": [
      "UPE"
     ]
    },
    "meaning": "The upstream's answer is not the protocol the proxy spoke to it, so the caller got 502.",
    "causes": [
     "The port is declared `http2` or `grpc` but the application speaks HTTP/1.1, or the reverse.",
     "The answer carries both `Content-Length` and chunked encoding, or other broken headers."
    ],
    "run": "kubectl get service {service} -n {namespace} -o yaml",
    "next": [
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     },
     {
      "label": "Istio: protocol selection",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/"
     }
    ]
   },
   {
    "id": "umsdr",
    "title": "UMSDR: the longest stream duration is reached",
    "match": [
     {
      "flag": "UMSDR"
     },
     {
      "details": "upstream_max_stream_duration_reached"
     }
    ],
    "meaning": "The route limits how long a stream may last, and this one reached the limit.",
    "causes": [
     "An EnvoyFilter or a default HTTP policy sets a maximum stream duration."
    ],
    "run": "istioctl proxy-config routes {pod}.{namespace} -o json | grep -i maxStreamDuration",
    "next": [
     {
      "label": "Runbook: WebSocket",
      "href": "/runbooks/websocket/"
     }
    ]
   },
   {
    "id": "dt",
    "title": "DT: the connection reached its longest duration",
    "match": [
     {
      "flag": "DT"
     }
    ],
    "meaning": "`maxConnectionDuration` ended this connection.",
    "causes": [
     "A DestinationRule sets `connectionPool.tcp.maxConnectionDuration`."
    ],
    "run": "kubectl get destinationrule -A -o yaml | grep -B8 maxConnectionDuration",
    "next": [
     {
      "label": "Istio: connection pool settings",
      "href": "https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings"
     }
    ]
   },
   {
    "id": "om",
    "title": "OM: the overload manager refused",
    "match": [
     {
      "flag": "OM"
     }
    ],
    "meaning": "The proxy is short of memory or connections and sheds load with 503.",
    "causes": [
     "The memory limit of istio-proxy is too low for its configuration and traffic.",
     "The limit of downstream connections is reached."
    ],
    "run": "kubectl top pod -n {namespace} {pod} --containers",
    "next": [
     {
      "label": "Runbook: a proxy takes too much memory",
      "href": "/runbooks/proxy-memory/"
     },
     {
      "label": "Wizard: a proxy takes too much memory",
      "href": "/diagnose/proxy-memory/"
     },
     {
      "label": "Envoy: overload manager",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/operations/overload_manager/overload_manager"
     }
    ]
   },
   {
    "id": "df",
    "title": "DF: the name did not resolve",
    "match": [
     {
      "flag": "DF"
     },
     {
      "details": "dns_resolution_failure"
     }
    ],
    "meaning": "The proxy resolves this host itself at request time, and DNS gave no address, so it answered 503.",
    "causes": [
     "The host does not exist, or the proxy's resolver cannot find it.",
     "A `ServiceEntry` with dynamic DNS resolution, or `ALLOW_ANY_DYNAMIC_DNS`, meets an unknown name."
    ],
    "run": "kubectl exec -n {namespace} {pod} -c {container} -- nslookup {host}",
    "next": [
     {
      "label": "Runbook: DNS",
      "href": "/runbooks/smart-dns/"
     },
     {
      "label": "Wizard: DNS",
      "href": "/diagnose/smart-dns/"
     }
    ]
   },
   {
    "id": "do",
    "title": "DO: load was dropped by policy",
    "match": [
     {
      "flag": "DO",
      "shape": "access-log"
     }
    ],
    "meaning": "The endpoint configuration asks the proxy to drop a share of requests.",
    "causes": [
     "A drop-overload policy from a control plane other than stock Istio."
    ],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Envoy: response flags",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   },
   {
    "id": "udo",
    "title": "UDO: all load was dropped by policy",
    "match": [
     {
      "flag": "UDO"
     }
    ],
    "meaning": "The endpoint configuration asks the proxy to drop every request to this cluster.",
    "causes": [
     "A drop-overload policy of 100 % from a control plane other than stock Istio."
    ],
    "run": "istioctl proxy-config endpoints {pod}.{namespace} --cluster \"outbound|{port}||{host}\"",
    "next": [
     {
      "label": "Envoy: response flags",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   },
   {
    "id": "nfcf",
    "title": "NFCF: a filter's configuration never arrived",
    "match": [
     {
      "flag": "NFCF"
     }
    ],
    "meaning": "A filter of this listener waits for configuration that was not delivered, so requests are refused.",
    "causes": [
     "A WasmPlugin's module could not be fetched.",
     "An EnvoyFilter refers to an extension configuration that nobody sends."
    ],
    "run": "istioctl proxy-config ecds {pod}.{namespace}",
    "next": [
     {
      "label": "Istio: WasmPlugin reference",
      "href": "https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/"
     }
    ]
   },
   {
    "id": "rfcf",
    "title": "RFCF: answered from a cache",
    "match": [
     {
      "flag": "RFCF"
     }
    ],
    "meaning": "A cache filter answered; the upstream was not asked.",
    "causes": [
     "An EnvoyFilter installs the cache filter."
    ],
    "run": "kubectl get envoyfilter -A",
    "next": [
     {
      "label": "Envoy: response flags",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   },
   {
    "id": "dr",
    "title": "DR: the client reset the stream",
    "match": [
     {
      "flag": "DR",
      "shape": "access-log"
     },
     {
      "details": "downstream_remote_reset"
     }
    ],
    "meaning": "The client reset its HTTP/2 stream before the answer was complete; treat it like DC.",
    "causes": [
     "The client cancelled, or its deadline ran out."
    ],
    "run": "kubectl logs -n {namespace} {pod} -c istio-proxy --since=1h | grep ' DR '",
    "next": [
     {
      "label": "Runbook: gRPC",
      "href": "/runbooks/grpc-load-balancing/"
     },
     {
      "label": "Envoy: response flags",
      "href": "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
     }
    ]
   }
  ]
 },
 {
  "title": "TLS",
  "signals": [
   {
    "id": "tls-certificate-verify-failed",
    "title": "CERTIFICATE_VERIFY_FAILED: the peer's certificate is not trusted",
    "match": [
     {
      "text": "CERTIFICATE_VERIFY_FAILED",
      "likely": true
     },
     {
      "flag": "UF",
      "tlsError": "CERTIFICATE_VERIFY_FAILED"
     },
     {
      "tlsError": "CERTIFICATE_VERIFY_FAILED"
     },
     {
      "text": "OPENSSL_internal:CERTIFICATE_VERIFY_FAILED"
     },
     {
      "text": "certificate signed by unknown authority",
      "likely": true
     }
    ],
    "meaning": "TLS began, and one side does not accept the other's certificate.",
    "causes": [
     "The two clusters have different root certificates.",
     "`SAN_matcher` in the text: the name in the certificate is not the one expected.",
     "A DestinationRule with `SIMPLE` lacks the right CA or SNI.",
     "A certificate has expired."
    ],
    "run": "istioctl proxy-config secret {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: When does the server's certificate end?",
      "href": "/diagnose/mutual-tls-failures/expiry/?caller-log=not-accepted"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Istio: TLS configuration",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/"
     }
    ]
   },
   {
    "id": "tls-wrong-version-number",
    "title": "WRONG_VERSION_NUMBER: TLS was sent to a plaintext port",
    "match": [
     {
      "text": "WRONG_VERSION_NUMBER",
      "likely": true
     },
     {
      "flag": "UF",
      "tlsError": "WRONG_VERSION_NUMBER"
     },
     {
      "tlsError": "WRONG_VERSION_NUMBER"
     },
     {
      "text": "OPENSSL_internal:WRONG_VERSION_NUMBER"
     },
     {
      "text": "first record does not look like a TLS handshake",
      "likely": true
     },
     {
      "text": "packet length too long",
      "likely": true
     }
    ],
    "meaning": "The proxy (or client) spoke TLS and the other side answered in plain text. gRPC shows HTTP 200 even so: the flags count.",
    "causes": [
     "A DestinationRule with `SIMPLE` or `MUTUAL` applies to a plaintext port, such as 80.",
     "TLS twice: the application already speaks TLS and the DestinationRule adds it again.",
     "A DestinationRule forces `ISTIO_MUTUAL` towards a workload without a proxy.",
     "HTTPS was sent to a gateway port that is declared HTTP."
    ],
    "run": "istioctl proxy-config cluster {pod}.{namespace} --fqdn {host} -o json | grep -A6 transportSocket",
    "next": [
     {
      "label": "Wizard: Has the called Pod a proxy?",
      "href": "/diagnose/mutual-tls-failures/server-proxy/?caller-log=wrong-version"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Runbook: the gateway is unreachable",
      "href": "/runbooks/gateway-unreachable/#plaintext-meets-tls"
     },
     {
      "label": "Check the DestinationRule and ServiceEntry",
      "href": "/check/"
     },
     {
      "label": "Istio: TLS origination",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/"
     }
    ]
   },
   {
    "id": "tls-http-request",
    "title": "HTTP_REQUEST: plain HTTP arrived where TLS was expected",
    "match": [
     {
      "text": "OPENSSL_internal:HTTP_REQUEST"
     },
     {
      "tlsError": "HTTP_REQUEST"
     }
    ],
    "meaning": "The listener expects TLS and got plain HTTP.",
    "causes": [
     "The caller has no proxy, or its DestinationRule disables TLS.",
     "A firewall or proxy between two clusters answers in plain HTTP."
    ],
    "run": "istioctl proxy-config listeners {pod}.{namespace} --port {port}",
    "next": [
     {
      "label": "Wizard: What does the caller's proxy log for the failing call?",
      "href": "/diagnose/mutual-tls-failures/"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Istio: TLS configuration",
      "href": "https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/"
     }
    ]
   },
   {
    "id": "tls-unknown-ca",
    "title": "UNKNOWN_CA: the peer does not trust our certificate",
    "match": [
     {
      "text": "TLSV1_ALERT_UNKNOWN_CA",
      "likely": true
     },
     {
      "tlsError": "TLSV1_ALERT_UNKNOWN_CA"
     },
     {
      "text": "OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA"
     },
     {
      "text": "tlsv1 alert unknown ca",
      "likely": true
     }
    ],
    "meaning": "The other side ended the handshake because it does not know the CA of the certificate it was shown.",
    "causes": [
     "The clusters have different root certificates.",
     "A client of a `MUTUAL` gateway presents a certificate from another CA."
    ],
    "run": "istioctl proxy-config secret {pod}.{namespace}",
    "next": [
     {
      "label": "Wizard: When does the server's certificate end?",
      "href": "/diagnose/mutual-tls-failures/expiry/?caller-log=not-accepted"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Runbook: a service in another cluster",
      "href": "/runbooks/multi-cluster/"
     },
     {
      "label": "Istio: secure gateways",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/"
     }
    ]
   },
   {
    "id": "tls-certificate-required",
    "title": "The server asks for a client certificate",
    "match": [
     {
      "text": "certificate required",
      "likely": true
     },
     {
      "text": "CERTIFICATE_REQUIRED",
      "likely": true
     },
     {
      "text": "PEER_DID_NOT_RETURN_A_CERTIFICATE",
      "likely": true
     }
    ],
    "meaning": "The server speaks mutual TLS and the client showed no certificate.",
    "causes": [
     "A Gateway server of mode `MUTUAL`, and a client without a certificate.",
     "A caller without a proxy meets STRICT mTLS."
    ],
    "run": "istioctl proxy-config listeners {pod}.{namespace} --port {port}",
    "next": [
     {
      "label": "Wizard: Does the server's proxy log filter_chain_not_found?",
      "href": "/diagnose/mutual-tls-failures/server-log-outside/?caller-log=no-proxy"
     },
     {
      "label": "Wizard: Which TLS mode has the gateway's server?",
      "href": "/diagnose/gateway-unreachable/mode/?client=wanted"
     },
     {
      "label": "Runbook: mutual TLS fails",
      "href": "/runbooks/mutual-tls-failures/"
     },
     {
      "label": "Istio: secure gateways",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/"
     },
     {
      "label": "Istio: PeerAuthentication",
      "href": "https://istio.io/latest/docs/reference/config/security/peer_authentication/"
     }
    ]
   },
   {
    "id": "gateway-secret-missing",
    "title": "A gateway's certificate is missing",
    "match": [
     {
      "regex": "failed to fetch (key and|ca) certificate for"
     },
     {
      "text": "Secret is not supplied by SDS"
     },
     {
      "text": "didn't have expected keys"
     },
     {
      "text": "attempted to access unauthorized certificates"
     }
    ],
    "meaning": "The gateway asked for a certificate that istiod cannot or may not give, so that TLS server accepts no connections.",
    "causes": [
     "The Secret is not in the namespace of the gateway's pods.",
     "It lacks `tls.crt` and `tls.key`, or `ca.crt` for `MUTUAL`.",
     "The gateway's service account may not list secrets there.",
     "A Gateway API reference crosses namespaces without a ReferenceGrant."
    ],
    "run": "istioctl proxy-config secret deploy/{gateway} -n {gateway-namespace}",
    "next": [
     {
      "label": "Wizard: Has the proxy the certificate?",
      "href": "/diagnose/gateway-unreachable/secret/?client=reset&listens-tls=named"
     },
     {
      "label": "Runbook: the gateway is unreachable",
      "href": "/runbooks/gateway-unreachable/"
     },
     {
      "label": "Istio: secure gateways",
      "href": "https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/"
     },
     {
      "label": "Check the Gateway",
      "href": "/check/"
     }
    ]
   }
  ]
 }
];
