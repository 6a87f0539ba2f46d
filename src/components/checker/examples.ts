/** Three texts to try, each with one fault that is common in meshes. */
export const examples: { title: string; teaches: string; yaml: string }[] = [
  {
    title: 'A route that is never used',
    teaches: 'VirtualService order',
    yaml: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: web
spec:
  hosts:
    - shop.example.com
  gateways:
    - edge/public
  http:
    - name: catalogue
      match:
        - uri:
            prefix: /items # takes /items/images as well
      route:
        - destination:
            host: catalogue
            port:
              number: 8080
    - name: images
      match:
        - uri:
            prefix: /items/images
      route:
        - destination:
            host: images
            port:
              number: 8080
`,
  },
  {
    title: 'gRPC that goes to one pod',
    teaches: 'protocol of a Service port',
    yaml: `apiVersion: v1
kind: Service
metadata:
  name: quotes
  namespace: web
spec:
  selector:
    app: quotes
  ports:
    - name: tcp-rpc
      port: 9000
      targetPort: 9000
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: quotes
  namespace: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: quotes
  template:
    metadata:
      labels:
        app: quotes
    spec:
      containers:
        - name: quotes
          image: registry.example.com/quotes:2.4
          ports:
            - name: grpc
              containerPort: 9000
          readinessProbe:
            grpc:
              port: 9000
`,
  },
  {
    title: 'A proxy that stops too early',
    teaches: 'preStop and draining',
    yaml: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: orders
  template:
    metadata:
      labels:
        app: orders
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: orders
          image: registry.example.com/orders:7.1
          lifecycle:
            preStop:
              exec:
                command: ['sh', '-c', 'curl -X POST http://localhost:15020/quitquitquit; sleep 20']
`,
  },
];
