// Made by scripts/schema-tables.ts; do not edit.
/** One node a line, numbered from 0; the format is told in ../decode.ts. */
export const nodes = `
e FAIL_CLOSE FAIL_OPEN FAIL_RELOAD@27
e UNSPECIFIED_POLICY IfNotPresent Always
s #1,253
e UNDEFINED CLIENT SERVER CLIENT_AND_SERVER
i >1 <65535
o number!:4
[5 =number
o mode:3 ports:6
[7
e UNSPECIFIED_PHASE AUTHN AUTHZ STATS
x
s #1,256
i
s #0,63 ?noWildcard
{d #0,4096 ?labelKeys
o matchLabels:e
s /(^\$|^[a-f0-9]{64}\$)
s #0,253 /^\$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\$
s #1,63 /^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?\$
s ?noNamespace
o group:h kind!:i name!:2 namespace:j
[k #0,16
e UNSPECIFIED_PLUGIN_TYPE HTTP NETWORK
s #1, ?moduleUrl
s
s #0,2048
e INLINE HOST
o name!:b value:p valueFrom:q ?envValue
[r #0,256 =name
o env:s
o failStrategy:0 imagePullPolicy:1 imagePullSecret:2 match:8 phase:9 pluginConfig:a pluginName:b priority:c selector:f sha256:g targetRef:k targetRefs:l type:m url!:n verificationKey:o vmConfig:t ^selector,targetRef,targetRefs
[o
{o
e DEFAULT DO_NOT_UPGRADE UPGRADE
s ?duration
b
o interval:y timeout:y
o h2UpgradePolicy:x http1MaxPendingRequests:c http2MaxRequests:c idleTimeout:y maxConcurrentStreams:c maxRequestsPerConnection:c maxRetries:c useClientProtocol:z http2KeepAlive@31:10
i >0 <4294967295
o interval:y probes:12 time:y
o connectTimeout:y idleTimeout:o maxConnectionDuration:y maxConnections:c tcpKeepalive:13
o http:11 tcp:14
o name!:o value:o
[16
o name!:o path:o ttl:o attributes@28:17
i >0
o tableSize:19
o minimumRingSize:19
o httpCookie:18 httpHeaderName:o httpQueryParameterName:o maglev:1a minimumRingSize:19 ringHash:1b useSourceIp:z ^httpHeaderName,httpCookie,useSourceIp,httpQueryParameterName ^ringHash,maglev
{12
o from:o to:1d
[1e
o from:o to:o
[1g
o distribute:1f enabled:z failover:1h failoverPriority:v
e UNSPECIFIED LEAST_CONN RANDOM PASSTHROUGH ROUND_ROBIN LEAST_REQUEST
n >0
n >0 <100
o aggression:1k duration!:y minimumPercent:1l
i >1 <4294967295
o enabled:z failover:1h failoverPriority:v minClusterSize:1n
o errorUtilizationPenaltyPercent:12 metricNamesForComputingUtilization:v weightExpirationPeriod:o weightStabilizationPeriod:o weightUpdatePeriod:o
o consistentHash:1c localityLbSetting:1i simple:1j warmup:1m warmupDurationSecs:y zoneAwareLbSetting@31:1o backendUtilization@32:1p ^simple,consistentHash,backendUtilization
i >100 <599
[1r
o baseEjectionTime:y consecutive5xxErrors:12 consecutiveErrors:c consecutiveGatewayErrors:12 consecutiveLocalOriginFailures:12 interval:y maxEjectionPercent:c minHealthPercent:c splitExternalLocalOriginErrors:z outlierDetectionHttpErrorCodes@31:1s
o number:12
e DISABLE SIMPLE MUTUAL ISTIO_MUTUAL
o caCertificates:o caCrl:o clientCertificate:o credentialName:o insecureSkipVerify:z mode:1v privateKey:o sni:o subjectAltNames:v
o connectionPool:15 loadBalancer:1q outlierDetection:1t port:1u tls:1w
[1x #0,4096
e V1 V2
o version:1z
o protocol:o targetHost!:o targetPort!:12
o minRetryConcurrency:12 percent:1l budgetInterval@31:o
o connectionPool:15 loadBalancer:1q outlierDetection:1t portLevelSettings:1y proxyProtocol:20 tls:1w tunnel:21 retryBudget@27:22
o labels:w name!:o trafficPolicy:23
[24
o exportTo:v host!:o subsets:25 trafficPolicy:23 workloadSelector:f
e INVALID LISTENER FILTER_CHAIN NETWORK_FILTER HTTP_FILTER ROUTE_CONFIGURATION VIRTUAL_HOST HTTP_ROUTE CLUSTER EXTENSION_CONFIG BOOTSTRAP LISTENER_FILTER
o name:o portNumber:12 service:o subset:o
e ANY SIDECAR_INBOUND SIDECAR_OUTBOUND GATEWAY WAYPOINT@29
o name:o
o name:o subFilter:2a
o applicationProtocols:o destinationPort:12 filter:2b name:o sni:o transportProtocol:o transportSocket@32:o
o filterChain:2c listenerFilter:o name:o portName:o portNumber:12
o metadata:w proxyVersion:o
e ANY ROUTE REDIRECT DIRECT_RESPONSE
o action:2f name:o
o name:o route:2g domainName@25:o
o gateway:o name:o portName:o portNumber:12 vhost:2h
i >0 <4294967295 ?port
o filter:2b portNumber:2j route:2a
o cluster:28 context:29 listener:2d proxy:2e routeConfiguration:2i waypoint@29:2k ^listener,routeConfiguration,cluster,waypoint ?waypointContext
e UNSPECIFIED AUTHN AUTHZ STATS
e INVALID MERGE ADD REMOVE INSERT_BEFORE INSERT_AFTER INSERT_FIRST REPLACE MERGE_AND_REPLACE_LIST@31
o filterClass:2m operation:2n value:a
o applyTo:27 match:2l patch:2o
[2p
{d #0,256
o labels:2r
o configPatches:2q priority:c targetRefs:l workloadSelector:2s ^workloadSelector,targetRefs
o name!:o number!:12 protocol!:o targetPort:12
e TLS_AUTO TLSV1_0 TLSV1_1 TLSV1_2 TLSV1_3
e PASSTHROUGH SIMPLE MUTUAL AUTO_PASSTHROUGH ISTIO_MUTUAL OPTIONAL_MUTUAL
[o #1,2
o caCertificates:o privateKey:o serverCertificate:o
[2y #1,2
o caCertificates:o caCrl:o cipherSuites:v credentialName:o httpsRedirect:z maxProtocolVersion:2v minProtocolVersion:2v mode:2w privateKey:o serverCertificate:o subjectAltNames:v verifyCertificateHash:v verifyCertificateSpki:v credentialNames@26:2x tlsCertificates@26:2z caCertCredentialName@28:o insecureSkipVerify@31:z ecdhCurves@32:v ^tlsCertificates,credentialNames ^credentialName,credentialNames ^credentialNames,tlsCertificates
o bind:o defaultEndpoint:o hosts!:v name:o port!:2u tls:30
[31
o selector:w servers:32
{p
o imageType:o
o concurrency:19 environmentVariables:34 image:35 selector:f
s #0,64
[37 #0,256
s #0,256 ?socketPath
{o #0,256
{2j #0,128 ?portNames
s #0,253
o address:39 labels:3a locality:p network:p ports:3b serviceAccount:3c weight:12 ?addressOrNetwork ?socketPorts
[3d #0,4096
s ?notStar
[3f #1,256
e MESH_EXTERNAL MESH_INTERNAL
s #0,256
o name!:3i number!:2j protocol:3i targetPort:2j
[3j #0,256 =name ?distinctNumbers
e NONE STATIC DNS DNS_ROUND_ROBIN DYNAMIC_DNS@28
o addresses:38 endpoints:3e exportTo:v hosts!:3g location:3h ports:3k resolution:3l subjectAltNames:v workloadSelector:2s ^workloadSelector,endpoints ?cidrResolution ?noneEndpoints ?roundRobinEndpoints
e DEFAULT IPTABLES NONE
o name:o number:12 protocol:o targetPort:12
o bind:o captureMode:3n hosts!:v port:3o
[3p
o bind:o captureMode:3n connectionPool:15 defaultEndpoint:o port!:3o tls:30
[3r
o host!:o port:1u subset:o
e REGISTRY_ONLY ALLOW_ANY
o egressProxy:3t mode:3u
o egress:3q inboundConnectionPool:15 ingress:3s outboundTrafficPolicy:3v workloadSelector:2s
o exact:o prefix:o regex:o ^exact,prefix,regex
[3x
e UNSPECIFIED FORWARD IGNORE
o allowCredentials:z allowHeaders:v allowMethods:v allowOrigin:v allowOrigins:3y exposeHeaders:v maxAge:y unmatchedPreflights:3z
o name:o namespace:o
o bytes:o string:o ^string,bytes
o body:42 status!:12
n
o value:44
o grpcStatus:o http2Error:o httpStatus:c percentage:45 ^httpStatus,grpcStatus,http2Error
o exponentialDelay:y fixedDelay:y percent:c percentage:45 ^fixedDelay,exponentialDelay
o abort:46 delay:47
o add:w remove:v set:w
o request:49 response:49
{3x
o authority:3x gateways:v headers:4b ignoreUriCase:z method:3x name:o port:12 queryParams:4b scheme:3x sourceLabels:w sourceNamespace:o statPrefix:o uri:3x withoutHeaders:4b
[4c
o destination!:3t percentage:45
[4e
e FROM_PROTOCOL_DEFAULT FROM_REQUEST_PORT
o authority:o derivePort:4g port:12 redirectCode:12 scheme:o uri:o prefixRewrite@31:o ^port,derivePort
o attempts:c perTryTimeout:y retryOn:o retryRemoteLocalities:z backoff@26:y retryIgnorePreviousHosts@26:z
o match:o rewrite:o
o authority:o uri:o uriRegexRewrite:4j
o destination!:3t headers:4a weight:c
[4l
o corsPolicy:40 delegate:41 directResponse:43 fault:48 headers:4a match:4d mirror:3t mirror_percent:12 mirrorPercent:12 mirrorPercentage:45 mirrors:4f name:o redirect:4h retries:4i rewrite:4k route:4m timeout:y
[4n
o destinationSubnets:v gateways:v port:12 sourceLabels:w sourceNamespace:o sourceSubnet:o
[4p
o destination!:3t weight:c
[4r
o match:4q route:4s
[4t
o destinationSubnets:v gateways:v port:12 sniHosts!:v sourceLabels:w sourceNamespace:o
[4v
o match!:4w route:4s
[4x
o exportTo:v gateways:v hosts:v http:4o tcp:4u tls:4y
o annotations:3a labels:3a
s #1,
[51
o command!:52
s /^[-_A-Za-z0-9]+\$
o name:54 value:o
[55
s ?probeScheme
o host:o httpHeaders:56 path:o port!:2j scheme:57
o host:o port!:2j
o port:2j service:o
o exec:53 failureThreshold:19 httpGet:58 initialDelaySeconds:19 periodSeconds:19 successThreshold:19 tcpSocket:59 timeoutSeconds:19 grpc@25:5a ^httpGet,tcpSocket,exec,grpc
o address:39 labels:3a locality:p network:p ports:3b serviceAccount:3c weight:12 ?socketPorts
o metadata:50 probe:5b template!:5c
e ALLOW DENY AUDIT CUSTOM
s #0,320
[5f #0,16
o ipBlocks:v namespaces:v notIpBlocks:v notNamespaces:v notPrincipals:v notRemoteIpBlocks:v notRequestPrincipals:v principals:v remoteIpBlocks:v requestPrincipals:v notServiceAccounts@25:5g serviceAccounts@25:5g notTrustDomains@30:v trustDomains@30:v ?serviceAccounts
o source:5h
[5i #0,512
o hosts:v methods:v notHosts:v notMethods:v notPaths:v notPorts:v paths:v ports:v
o operation:5k
[5l
o key!:o notValues:v values:v
[5n
o from:5j to:5m when:5o
[5p #0,512
o action:5e provider:2a rules:5q selector:f targetRef:k targetRefs:l ^selector,targetRef,targetRefs
e UNSET DISABLE PERMISSIVE STRICT
o mode:5s
{5t #1, ?portKeys
o mtls:5t portLevelMtls:5u selector:f ?portLevelSelector
o name!:51 prefix:o
[5w
s #1,2048 ?httpUrl
s #1, /^[-_A-Za-z0-9]+\$
o claim!:51 header!:5z
[60
[51 #0,64
e OPTIONAL REQUIRED
o audiences:52 forwardOriginalToken:z fromCookies:52 fromHeaders:5x fromParams:52 issuer:51 jwks:o jwks_uri:5y jwksUri:5y outputClaimToHeaders:61 outputPayloadToHeader:o timeout:y spaceDelimitedClaims@28:62 presence@32:63 ^jwksUri,jwks_uri,jwks
[64 #0,4096
o jwtRules:65 selector:f targetRef:k targetRefs:l ^selector,targetRef,targetRefs
o expression:o
e CLIENT_AND_SERVER CLIENT SERVER
o mode:68
o name!:51
[6a
o disabled:z filter:67 match:69 providers:6b
[6c
e ALL_METRICS REQUEST_COUNT REQUEST_DURATION REQUEST_SIZE RESPONSE_SIZE TCP_OPENED_CONNECTIONS TCP_CLOSED_CONNECTIONS TCP_SENT_BYTES TCP_RECEIVED_BYTES GRPC_REQUEST_MESSAGES GRPC_RESPONSE_MESSAGES
o customMetric:51 metric:6e mode:68 ^metric,customMetric
e UPSERT REMOVE
o operation:6g value:o ?tagOverride
{6h
o disabled:z match:6f tagOverrides:6i
[6j
o overrides:6k providers:6b reportingInterval:y
[6l
o defaultValue:o name!:51
o value!:51
o environment:6n header:6n literal:6o formatter@29:6o ^literal,environment,header,formatter
{6p
o customTags:6q disableSpanReporting:z match:69 providers:6b randomSamplingPercentage:1l useRequestIdForTraceSampling:z enableIstioTags@25:z disableContextPropagation@30:z
[6r
o accessLogging:6d metrics:6m selector:f targetRef:k targetRefs:l tracing:6s ^selector,targetRef,targetRefs
s #1,65536
o inlineCode!:6u
e FAIL_CLOSE FAIL_OPEN FAIL_RELOAD
o failStrategy:6w imagePullPolicy:1 imagePullSecret:2 pluginConfig:a pluginName:b sha256:g type:m url!:n verificationKey:o vmConfig:t
o lua:6v match:8 phase:2m priority:c selector:f targetRefs:l wasm:6x |wasm,lua
s #0,4096
{6z #0,16
s #1,253 /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\$
o group!:h kind!:i name!:2 sectionName:71
[72 #1,16
o group!:h kind!:i name!:2
[74 #0,8
s #1,253 /^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\$
e Hostname URI
s #1,253 /^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?
o hostname:76 type!:77 uri:78
[79 #0,5
s #1,253 /^(System|([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))\$
o caCertificateRefs:75 hostname!:71 subjectAltNames:7a wellKnownCACertificates:7b ?caSource
o options:70 targetRefs!:73 validation!:7c
s #1,253 /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!\$&'()*+,;=:]+\$
s #1,63 /^[a-z0-9]([-a-z0-9]*[a-z0-9])?\$
o group!:h kind!:i name!:2 namespace:7f
o controllerName!:7e description:37 parametersRef:7g
s #1,253 /^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!\$&'()*+,;=:]+\$
o type:7i value:3c
[7j #0,16
e All Selector Same None
o key!:o operator!:o values:v
[7m
o matchExpressions:7n matchLabels:w
o from:7l selector:7o
o namespaces:7p
e All None
s #0,63 /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\$
{7s #0,8
o annotations:70 labels:7t parametersRef:74
o group:h kind!:i
[7v #0,8
e All Selector Same
o from:7x selector:7o
o kinds:7w namespaces:7y
s #1,255 /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?\$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9]+\$
o group:h kind:i name!:2 namespace:7f
[81 #0,64
e Terminate Passthrough
o certificateRefs:82 mode:83 options:70 ?terminateCertificates
o allowedRoutes:7z hostname:76 name!:71 port!:4 protocol!:80 tls:84
[85 #1,64 =name ?listenerTls ?distinctNames ?distinctListeners
o clientCertificateRef:81
[7g #1,16
e AllowValidOnly AllowInsecureFallback
o caCertificateRefs!:88 mode:89
o validation:8a
o port!:4 tls!:8b
[8c #0,64 =port
o default!:8b perPort:8d
o backend:87 frontend:8e
o addresses:7k allowedListeners:7q defaultScope:7r gatewayClassName!:2 infrastructure:7u listeners!:86 tls:8f
[76 #0,16
o group:h kind:i name!:2 namespace:7f port:4 sectionName:71
[8i #0,32
s #1,256 /^[A-Za-z0-9!#\$%&'*+\\-.^_\\x60|~]+\$
s #1,4096 /^[!-~]+([\\t ]?[!-~]+)*\$
o name!:8k value!:8l
[8m #0,16 =name
[o #0,16
o add:8n remove:8o set:8n
o group:h kind:i name!:2 namespace:7f port:4 ?servicePort
i >1
o denominator:8r numerator!:19
i >0 <100
o backendRef!:8q fraction:8s percent:8t
e ResponseHeaderModifier RequestHeaderModifier RequestMirror ExtensionRef
o extensionRef:74 requestHeaderModifier:8p requestMirror:8u responseHeaderModifier:8p type!:8v ?union:type
[8w #0,16 ?distinctFilters
i >0 <1000000
o filters:8x group:h kind:i name!:2 namespace:7f port:4 weight:8y ?servicePort
[8z #0,16
e Exact RegularExpression
s #1,4096
o name!:8k type:91 value!:92
[93 #0,16 =name
s #0,1024
o method:95 service:95 type:91
o headers:94 method:96
[97 #0,64
s /^([0-9]{1,5}(h|m|s|ms)){1,4}\$
e Permanent Session
o lifetimeType:9a
s #0,128
e Cookie Header
o absoluteTimeout:99 cookieConfig:9b sessionName:9c type:9d
o backendRefs:90 filters:8x matches:98 name:71 sessionPersistence:9e
[9f #0,16 ?distinctNames
o hostnames:8h parentRefs:8j rules:9g useDefaultGateways:7r
[8k #0,64
e GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH *
[9j #0,9
s #1,253 /(^\\*\$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)\$)
[9l #0,64
o allowCredentials:z allowHeaders:9i allowMethods:9k allowOrigins:9m exposeHeaders:9i maxAge:8r
o maxSize:c
[o #0,64
o allowedHeaders:9p
s #0,1024 /^(?:[-A-Za-z0-9/._~!\$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+\$
o allowedHeaders:9p allowedResponseHeaders:9p path:9r
e HTTP GRPC
o backendRef!:8q forwardBody:9o grpc:9q http:9s protocol!:9t ?union:protocol
e ReplaceFullPath ReplacePrefixMatch
o replaceFullPath:95 replacePrefixMatch:95 type!:9v ?union:type
e http https
e 301 302 303 307 308
o hostname:71 path:9w port:4 scheme:9x statusCode:9y
e RequestHeaderModifier ResponseHeaderModifier RequestMirror RequestRedirect URLRewrite ExtensionRef CORS ExternalAuth
o hostname:71 path:9w
o cors:9n extensionRef:74 externalAuth:9u requestHeaderModifier:8p requestMirror:8u requestRedirect:9z responseHeaderModifier:8p type!:a0 urlRewrite:a1 ?union:type
[a2 #0,16 ?distinctFilters
o filters:a3 group:h kind:i name!:2 namespace:7f port:4 weight:8y ?servicePort
[a4 #0,16
o name!:8k type:91 value!:8l
[a6 #0,16 =name
e GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH
e Exact PathPrefix RegularExpression
o type:a9 value:95 ?pathMatch
s #1,1024
o name!:8k type:91 value!:ab
[ac #0,16 =name
o headers:a7 method:a8 path:aa queryParams:ad
[ae #0,64
i >400 <599
[ag
o attempts:8r backoff:99 codes:ah
o backendRequest:99 request:99 ?routeTimeouts
o backendRefs:a5 filters:a3 matches:af name:71 retry:ai sessionPersistence:9e timeouts:aj ?redirectBackends ?replacePrefix
[ak #1,16 ?distinctNames
o hostnames:8h parentRefs:8j rules:al useDefaultGateways:7r
o listeners!:86 parentRef!:81
o group!:h kind!:i namespace!:7f
[ao #1,16
o group!:h kind!:i name:2
[aq #1,16
o from!:ap to!:ar
o group:h kind:i name!:2 namespace:7f port:4 weight:8y ?servicePort
[at #1,16
o backendRefs!:au name:71
[av #1,1
o parentRefs:8j rules!:aw useDefaultGateways:7r
[76 #1,1024
o hostnames!:ay parentRefs:8j rules!:aw useDefaultGateways:7r
o hostname!:71
s #0,63
o name:b1 port!:4
e TCP HTTP HTTP2 HTTP11 H2C MCP
e None ServerOnly ClientAndServer
o clientCertificateRef:81 mode!:b4 validation:7c
e ExternalHostname
o externalHostname:b0 port!:b2 protocol:b3 tls:b5 type!:b6
o interval:99 percent:8t
i >1 <1000000
o count:b9 interval:99
o budget:b8 minRetryRate:ba
[74 #1,16 =group,kind,name
o retryConstraint:bb sessionPersistence:9e targetRefs!:bc
j
s ?goDuration
e UNSPECIFIED OFF DEFAULT STRICT
e TEXT JSON
e APP_LABEL_AND_NAMESPACE CANONICAL_NAME_ONLY CANONICAL_NAME_AND_NAMESPACE
e NONE MUTUAL_TLS INHERIT
e REDIRECT TPROXY NONE
o address:o
o address:o accessToken:o
o debug:z maxNumberOfAttributes:be maxNumberOfAnnotations:be maxNumberOfMessageEvents:be
e UNSPECIFIED W3C_TRACE_CONTEXT GRPC_BIN CLOUD_TRACE_CONTEXT B3
[bo
o address:o context:bp
o value:o
o name:o defaultValue:o
o literal:br environment:bs header:bs ^literal,environment,header
{bt
j >0
o zipkin:bl lightstep:bm datadog:bl stackdriver:bn openCensusAgent:bq customTags:bu maxPathTagLength:bv sampling:44 tlsSettings:1w enableIstioTags@25:z ^zipkin,lightstep,datadog,stackdriver,openCensusAgent
o enabled:z k8sSaJwtPath:o
o address:o tlsSettings:1w tcpKeepalive:13
e UNDEFINED SANITIZE FORWARD_ONLY APPEND_FORWARD SANITIZE_SET ALWAYS_FORWARD_ONLY
o
o numTrustedProxies:bv forwardClientCertDetails:bz proxyProtocol:c0
o inclusionPrefixes:v inclusionSuffixes:v inclusionRegexps:v
o pollDelay:bf fallback:z
o cryptomb:c3 qat:c3 ^cryptomb,qat
o subject:z cert:z chain:z dns:z uri:z
o disabled:z
o disabled:z value:o
e UNDEFINED IN_MESH
o mode:c8
o enabled:z
o forwardedClientCert:bz setCurrentClientCertDetails:c5 requestId:c6 server:c7 attemptCount:c6 envoyDebugHeaders:c6 metadataExchangeHeaders:c9 preserveHttp1HeaderCase@25:z xForwardedHost@28:ca xForwardedPort@28:ca
e SIDECAR EDGE
e HEADERS_WITH_UNDERSCORES_UNSPECIFIED HEADERS_WITH_UNDERSCORES_ALLOW HEADERS_WITH_UNDERSCORES_REJECT_REQUEST HEADERS_WITH_UNDERSCORES_DROP_HEADER
e PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED KEEP_UNCHANGED REJECT_REQUEST UNESCAPE_AND_REDIRECT UNESCAPE_AND_FORWARD
o profile:cc listenerPerConnectionBufferLimitBytes:be clusterPerConnectionBufferLimitBytes:be httpIdleTimeout:bf httpMaxConnectionDuration:bf httpDrainTimeout:bf httpRequestTimeout:bf httpRequestHeadersTimeout:bf httpStreamIdleTimeout:bf httpMaxStreamDuration:bf httpMaxConcurrentStreams:be http2InitialStreamWindowSize:be http2InitialConnectionWindowSize:be httpHeadersWithUnderscoresAction:cd httpMergeSlashes:z httpPathWithEscapedSlashesAction:ce listenerConnectionLimit:be globalDownstreamConnectionLimit:be
o configPath:o binaryPath:o serviceCluster:o tracingServiceName:bi drainDuration:bf discoveryAddress:o discoveryRefreshDelay~:bf zipkinAddress~:o statsdUdpAddress:o envoyMetricsServiceAddress~:o proxyAdminPort:be availabilityZone~:o controlPlaneAuthPolicy:bj customConfigFile:o statNameLength:be concurrency:be proxyBootstrapTemplatePath:o interceptionMode:bk tracing:bw sds~:bx envoyAccessLogService:by envoyMetricsService:by proxyMetadata:w runtimeValues:w statusPort:be extraStatTags:v gatewayTopology:c1 terminationDrainDuration:bf meshId:o readinessProbe:5b proxyStatsMatcher:c2 holdApplicationUntilProxyStarts:z caCertificatesPem:v image:35 privateKeyProvider:c4 proxyHeaders:cb fileFlushInterval@29:bf fileFlushMinSizeKb@29:bv statsCompression@29:z connectionSettings@31:cf ^serviceCluster,tracingServiceName
e REGISTRY_ONLY ALLOW_ANY ALLOW_ANY_DYNAMIC_DNS@30
o mode:ch tls@30:1w
e PASSTHROUGH LOCALHOST
o mode:cj
e SERVICE_REGISTRY
[cl
o address:o tlsSettings:1w subscribedResources:cm
[cn
o pem:o spiffeBundleUrl:o certSigners:v trustDomains:v ^pem,spiffeBundleUrl
[cp
e DO_NOT_UPGRADE UPGRADE
o secretName:o dnsNames:v
[cs
o clusterLocal:z
o settings:cu hosts:v
[cv
o address:o tlsSettings:1w requestTimeout:bf istiodSide:z
o maxRequestBytes:bv allowPartialMessage:z packAsBytes:z
o service:o port:bv timeout:bf pathPrefix:o failOpen:z statusOnError:o includeHeadersInCheck~:v includeRequestHeadersInCheck:v includeAdditionalHeadersInCheck:w includeRequestBodyInCheck:cy headersToUpstreamOnAllow:v headersToDownstreamOnDeny:v headersToDownstreamOnAllow:v clearRouteCache@25:z
o service:o port:bv timeout:bf failOpen:z statusOnError:o includeRequestBodyInCheck:cy clearRouteCache@25:z
e USE_B3 USE_B3_WITH_W3C_PROPAGATION
o name:o value:o envName:o ^value,envName
[d2
o service:o port:bv maxTagLength:bv enable64bitTraceId:z path:o traceContextOption@28:d1 timeout@29:bf headers@29:d3
o service:o port:bv accessToken:o maxTagLength:bv
o service:o port:bv maxTagLength:bv
o labels:w
o debug~:z maxNumberOfAttributes~:be maxNumberOfAnnotations~:be maxNumberOfMessageEvents~:be maxTagLength:bv logging:d7
o service:o port:bv context:bp maxTagLength:bv
o service:o port:bv accessToken:o
o name:o value:o envName@26:o ^value,envName
[db
o path:o timeout:bf headers:dc
o timeout:bf initialMetadata:dc
o environment:c0 dynatrace:c0
o service:o port:bv http:dd
o tenant:o clusterId:be rootSpansPerMinute:bv httpService:dg
e ISTIO_CANONICAL OTEL_SEMANTIC_CONVENTIONS
o service:o port:bv maxTagLength:bv http:dd grpc:de resourceDetectors:df dynatraceSampler:dh serviceAttributeEnrichment@30:di
o text:o labels:a ^text,labels
o path:o logFormat:dk omitEmptyValues@26:z
o service:o port:bv logName:o filterStateObjectsToLog:v additionalRequestHeadersToLog:v additionalResponseHeadersToLog:v additionalResponseTrailersToLog:v
o service:o port:bv logName:o filterStateObjectsToLog:v
o text:o labels:a
o service:o port:bv logName:o logFormat:do
o name:o service:o port:bv
o name:o envoyExtAuthzHttp:cz envoyExtAuthzGrpc:d0 zipkin:d4 lightstep~:d5 datadog:d6 stackdriver:d8 opencensus~:d9 skywalking:da opentelemetry:dj prometheus:c0 envoyFileAccessLog:dl envoyHttpAls:dm envoyTcpAls:dn envoyOtelAls:dp sds@27:dq ^envoyExtAuthzHttp,envoyExtAuthzGrpc,zipkin,lightstep,datadog,stackdriver,opencensus,skywalking,opentelemetry,prometheus,envoyFileAccessLog,envoyHttpAls,envoyTcpAls,envoyOtelAls,sds
[dr
o tracing:v metrics:v accessLogging:v
o key:o operator:o values:v
[du
o matchLabels:w matchExpressions:dv
[dw
e DEFAULT NONE BASE MERGE_SLASHES DECODE_AND_MERGE_SLASHES
o normalization:dy
e TLS_AUTO TLSV1_2 TLSV1_3
o minProtocolVersion:e0 ecdhCurves:v cipherSuites:v
e LOCAL GLOBAL
o namespaceSelector:dw servicesSelector:dw scope:e2
[e3
o connectionPool:15 outlierDetection:1t
e VISIBILITY_UNSPECIFIED NONE NAMESPACE PUBLIC
o namespaceSelector:dw
[e7
o visibility:e6 matchingRules:e8
[e9
o defaultVisibility:e6 applyToSidecars:z policies:ea
o proxyListenPort:be proxyInboundListenPort:be proxyHttpPort:be connectTimeout:bf protocolDetectionTimeout:bf tcpKeepalive:13 ingressClass:o ingressService:o ingressControllerMode:bg ingressSelector:o enableTracing:z accessLogFile:o accessLogFormat:o accessLogEncoding:bh enableEnvoyAccessLogService:z disableEnvoyListenerLog:z defaultConfig:cg outboundTrafficPolicy:ci inboundTrafficPolicy:ck configSources:co enableAutoMtls:z trustDomain:o trustDomainAliases:v caCertificates:cq defaultServiceExportTo:v defaultVirtualServiceExportTo:v defaultDestinationRuleExportTo:v rootNamespace:o localityLbSetting:1i dnsRefreshRate:bf h2UpgradePolicy:cr inboundClusterStatName:o outboundClusterStatName:o certificates~:ct serviceSettings:cw enablePrometheusMerge:z verifyCertificateAtClient~:z ca:cx extensionProviders:ds defaultProviders:dt discoverySelectors:dx pathNormalization:dz defaultHttpRetryPolicy:4i meshMTLS:e1 tlsDefaults:e1 serviceScopeConfigs@27:e4 hboneIdleTimeout@29:bf zoneAwareLbSetting@31:1o defaultTrafficPolicy@31:e5 serviceEntryVisibility@31:eb
o fromCidr:o fromRegistry:o ^fromCidr,fromRegistry
[ed
o registryServiceName:o address:o port:bv locality:o ^registryServiceName,address
[ef
o endpoints:ee gateways:eg
{eh
o networks:ei
o level:o
o enabled:z hub:o tag:a image:o labelPods:z repairPods:z createEvents~:o deletePods:z brokenPodLabelKey:o brokenPodLabelValue:o initContainerName:o
o enabled:z pods:be
o limits:w requests:w
o enabled:z configDir:o dnsCapture:z ipv6:z reconcileIptablesOnStartup@26:z
q
o enabled:z hub:o tag:a variant:o image:o pullPolicy:o cniBinDir:o cniConfDir:o cniConfFileName:o cniNetnsDir:o excludeNamespaces:v affinity:a podAnnotations~:a pspClusterRole:o logLevel~:o logging:ek repair:el chained:z resourceQuotas:em resources:en privileged~:z seccompProfile:a ambient:eo provider:o rollingMaxUnavailable:ep env@27:a istioOwnedCNIConfig@27:z istioOwnedCNIConfigFileName@27:o daemonSetLabels@28:a podLabels@28:a useAppArmorAnnotation@30:z
o targetAverageUtilization:be
[a
o name:o port:be nodePort:be targetPort:be protocol:o
[et
o mountPath:o name:o secretName:o
[ev
o enabled:z suffix:o
o annotations:a
o autoscaleEnabled:z autoscaleMax:bv autoscaleMin:bv memory~:er cpu~:er customService:z enabled:z env:a labels:w name:o nodeSelector~:a podAnnotations~:a podAntiAffinityLabelSelector~:es podAntiAffinityTermLabelSelector~:es ports:eu resources~:en secretVolumes:ew serviceAnnotations:a type:o zvpn-26:ex tolerations~:es rollingMaxSurge~:ep rollingMaxUnavailable~:ep configVolumes:es additionalContainers:es runAsRoot:z injectionTemplate:o serviceAccount:ey ipFamilies:v ipFamilyPolicy:o
o autoscaleEnabled:z autoscaleMax:bv autoscaleMin:bv memory~:er cpu~:er customService:z enabled:z env:a labels:w loadBalancerIP:o loadBalancerSourceRanges:v name:o nodeSelector~:a podAnnotations~:a podAntiAffinityLabelSelector~:es podAntiAffinityTermLabelSelector~:es ports:eu replicaCount~:bv resources~:a secretVolumes:ew serviceAnnotations:a type:o zvpn-26:ex rollingMaxSurge~:ep rollingMaxUnavailable~:ep externalTrafficPolicy:o tolerations~:es ingressPorts:es additionalContainers:es configVolumes:es runAsRoot:z injectionTemplate:o serviceAccount:ey ipFamilies:v ipFamilyPolicy:o
o istio-egressgateway:ez enabled:z istio-ingressgateway:f0 securityContext:a seccompProfile:a
o amd64:bv ppc64le:bv s390x:bv arm64:bv
o cpu:o memory:o
o requests:f3
o enabled:z clusterName:o globalDomainSuffix:o includeEnvoyFilter:z
o enabled:z failureThreshold:bv
e zipkin lightstep datadog stackdriver openCensusAgent none
o autoInject:o clusterDomain:o componentLogLevel:o enableCoreDump~:z excludeInboundPorts:o excludeIPRanges:o image:o includeIPRanges:o logLevel:o outlierLogPath:o privileged:z readinessInitialDelaySeconds:bv readinessPeriodSeconds:bv readinessFailureThreshold:bv startupProbe:f6 statusPort:bv resources~:en tracer:f7 excludeOutboundPorts:o lifecycle:a holdApplicationUntilProxyStarts~:z includeInboundPorts:o includeOutboundPorts:o seccompProfile@29:a
o image:o resources~:en
o token~:a
o debug:z maxNumberOfAttributes:bv maxNumberOfAnnotations:bv maxNumberOfMessageEvents:bv
o datadog:bl lightstep:bm zipkin:bl stackdriver:fb
o enableAnalysis:z
o servicePort:bv
o resources:en affinity:a topologySpreadConstraints:es nodeSelector:a toleration:es
e undefined all cluster namespace
o image:o
o arch~:f2 certSigners:v configValidation:z defaultNodeSelector~:a defaultPodDisruptionBudget:ca defaultResources~:f4 defaultTolerations~:es hub:o imagePullPolicy:o imagePullSecrets:v istioNamespace:o logAsJson:z logging:ek meshID:o meshNetworks:a multiCluster:f5 network:o podDNSSearchNamespaces:v omitSidecarInjectorConfigMap:z operatorManageWebhooks:z priorityClassName~:o proxy:f8 proxyInit:f9 sds:fa tag:a variant:o tracer:fc remotePilotAddress:o istiod:fd pilotCertProvider:o jwtPolicy~:o sts:fe revision:o mountMtlsCerts:z caAddress:o externalIstiod:z configCluster:z caName:o platform:o ipFamilies:v ipFamilyPolicy:o waypoint:ff trustBundleName@27:o nativeNftables@27:z networkPolicy@28:ca resourceScope@28:fg agentgateway@29:fh enableReaderRBAC@30:z readerServiceAccount@31:41
o enabled:z chained~:z provider:o
o enabled:z namespace:o name@30:o
o injectionURL:o injectionPath:o injectionCABundle:o enabled:z enabledLocalInjectorIstiod@27:z
o enabled:z autoscaleEnabled:z autoscaleMin:bv autoscaleMax:bv autoscaleBehavior:a replicaCount~:bv image:o traceSampling:44 resources~:en cpu~:er nodeSelector~:a keepaliveMaxServerConnectionAge:bf deploymentLabels:a podLabels:a configMap:z env:a affinity:a rollingMaxSurge~:ep rollingMaxUnavailable~:ep tolerations~:es podAnnotations~:a serviceAnnotations:a serviceAccountAnnotations:a jwksResolverExtraRootCA:o hub:o tag:a variant:o seccompProfile:a topologySpreadConstraints:es extraContainerArgs:es volumeMounts:es volumes:es ipFamilies:v ipFamilyPolicy:o memory~:er cni:fj taint:fk trustedZtunnelNamespace:o istiodRemote:fl envVarFrom@26:es crlConfigMapName@29:o
o enabled:z prometheus:ca stackdriver:ca
o enabled:z v2:fn
o enableNamespacesByDefault:z reinvocationPolicy:o neverInjectSelector:es alwaysInjectSelector:es rewriteAppHTTPProbe:z injectedAnnotations:a injectionURL:o templates:a defaultTemplates:v
o enableCRDTemplates:z excludedCRDs:v validationURL:o enableIstioConfigCRDs:z validateGateway:z validationCABundle:o
o stableValidationPolicy:z
o cni:eq gateways:f1 global:fi pilot:fm ztunnel:a telemetry:fo sidecarInjectorWebhook:fp istio_cni~:fj revision:o ownerName:o meshConfig:ec base:fq istiodRemote~:fl revisionTags:v defaultRevision:o profile:o compatibilityVersion:o experimental:fr gatewayClasses@26:a
o path:o value:a
[ft
o apiVersion:o kind:o name:o patches:fu
[fv
o affinity:a env:es hpaSpec:a imagePullPolicy:o nodeSelector:w podDisruptionBudget:a podAnnotations:w priorityClassName:o readinessProbe:a replicaCount:19 resources:a service:a strategy:a tolerations:es serviceAnnotations:w securityContext:a volumes:es volumeMounts:es overlays:fw
o enabled:z k8s:fx
o enabled:z namespace:o hub:o tag:a k8s:fx
o enabled:z namespace:o hub:o tag:a k8s:fx name:o label:w
[g0
o base:fy pilot:fz cni:fz ztunnel:fz istiodRemote:fz ingressGateways:g1 egressGateways:g1 gateway:fz
o profile:o installPackagePath:o hub:o tag:a namespace:o revision:o compatibilityVersion:o meshConfig:ec components:g2 values:fs unvalidatedValues:a
`;
