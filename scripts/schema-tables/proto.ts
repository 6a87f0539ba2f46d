import { type Shape, shape } from './shape.ts';

/** A protobuf message or enum, as the mesh configuration tables keep it. */
export interface Message {
  fields?: Record<string, { type: string; rule?: string; keyType?: string; deprecated?: boolean }>;
  enum?: string[];
  oneofs?: Record<string, string[]>;
  nested?: Record<string, Message>;
}
export type Package = Record<string, Message>;

const scalars: Record<string, () => Shape> = {
  string: () => shape('string'),
  'google.protobuf.StringValue': () => shape('string'),
  bool: () => shape('boolean'),
  'google.protobuf.BoolValue': () => shape('boolean'),
  int32: () => shape('protoInteger'),
  int64: () => shape('protoInteger'),
  'google.protobuf.Int32Value': () => shape('protoInteger'),
  'google.protobuf.Int64Value': () => shape('protoInteger'),
  uint32: () => ({ ...shape('protoInteger'), min: 0 }),
  double: () => shape('number'),
  'google.protobuf.Duration': () => ({ ...shape('string'), conditions: ['goDuration'] }),
  'google.protobuf.Struct': () => shape('any'),
  'google.protobuf.Value': () => shape('any'),
  IntOrString: () => shape('intOrString'),
};

/** The names Helm values really use where the table has the protobuf ones. */
const renamed: Record<string, string> = {
  istioEgressgateway: 'istio-egressgateway',
  istioIngressgateway: 'istio-ingressgateway',
  istioCni: 'istio_cni',
};

/**
 * Turns a message into a shape. Types are looked up in the message itself, then outwards, then in the other
 * packages, then among `foreign` (Istio's own API types); an unknown type is `any`.
 */
export function fromProto(
  name: string,
  packages: Package[],
  foreign: (type: string) => Shape | undefined,
): Shape {
  const build = (message: Message, scopes: Package[], depth: number): Shape => {
    if (message.enum) {
      const out = shape('enum');
      for (const value of message.enum) out.values.set(value, undefined);
      return out;
    }
    const inner = message.nested ? [message.nested, ...scopes] : scopes;
    const out = shape('object');
    for (const names of Object.values(message.oneofs ?? {})) if (names.length > 1) out.exclusive.push(names);
    for (const [field, { type, rule, keyType, deprecated }] of Object.entries(message.fields ?? {})) {
      let value = resolve(type, inner, depth);
      if (rule === 'repeated') value = { ...shape('list'), of: value };
      if (keyType) value = { ...shape('map'), of: value };
      out.fields.set(renamed[field] ?? field, {
        shape: value,
        required: false,
        deprecated: deprecated ?? false,
      });
    }
    return out;
  };
  const resolve = (type: string, scopes: Package[], depth: number): Shape => {
    const scalar = scalars[type];
    if (scalar) return scalar();
    if (depth > 12) return shape('any');
    const scope = scopes.findIndex((one) => one[type]);
    if (scope >= 0) return build(scopes[scope]![type]!, scopes.slice(scope), depth + 1);
    return foreign(type) ?? shape('any');
  };
  return resolve(name, packages, 0);
}
