/** An IstioOperator with this text under `spec`, which begins on line 5. */
export const operator = (spec: string) => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: mesh }
spec:
${spec}`;
