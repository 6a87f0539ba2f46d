/** What a check of the schema found: the rule of the same name reports it. */
export type Fault =
  | 'unknown-field'
  | 'field-newer-than-istio'
  | 'field-deprecated'
  | 'field-type-wrong'
  | 'field-value-not-allowed'
  | 'required-field-missing'
  | 'fields-exclude-each-other';

/** A mechanical repair of the node at the problem's path. */
export type Repair =
  | { kind: 'rename'; to: string }
  /** Put these keys, neighbours in one map, one level deeper. */
  | { kind: 'nest'; keys: readonly string[]; under: string }
  /** Put the scalar, as written, in quotes. */
  | { kind: 'quote' }
  /** Replace the scalar by this YAML text. `review` when the meaning is a guess. */
  | { kind: 'replace'; text: string; review?: boolean };

export type Steps = readonly (string | number)[];

export interface Problem {
  fault: Fault;
  path: Steps;
  message: string;
  repair?: Repair;
  /** Further places in the same object that take part. */
  also?: { path: Steps; message: string }[];
}

export type Report = (
  fault: Fault,
  path: Steps,
  message: string,
  more?: Pick<Problem, 'repair' | 'also'>,
) => void;

/** `spec.http[0].match`, as a person writes a path; keys with dots are quoted. */
export function told(path: Steps): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const word = /^[\w-]+$/.test(step) ? step : `"${step}"`;
    return text ? `${text}.${word}` : word;
  }, '');
}
