/**
 * The analyzer's contract: what goes in (`Source`, `Options`), what comes out (`Report`), and what a rule sees.
 * Lines and columns are 1-based; `end` is exclusive; offsets in edits are 0-based UTF-16 code units into `Source.text`.
 */

/** A file, or the paste. `name` must be unique among the sources of one call. */
export interface Source {
  name: string;
  text: string;
}

export interface Options {
  /** Minor version of Istio, such as "1.31"; the newest known when absent. */
  istioVersion?: string;
  /** True: the sources are the whole mesh, so the absence of an object is proof. */
  complete?: boolean;
  /** Namespaces known to exist beside those pasted. */
  namespaces?: string[];
  /** Namespace of objects that name none; "default" when absent. */
  defaultNamespace?: string;
  /** "istio-system" when absent. */
  rootNamespace?: string;
  /** "cluster.local" when absent. */
  clusterDomain?: string;
  autoMtls?: boolean;
  outboundTrafficPolicy?: 'ALLOW_ANY' | 'REGISTRY_ONLY';
  /** Rule names or aliases to run, all when absent. */
  only?: string[];
  /** Rule names or aliases to leave out. */
  except?: string[];
}

export interface Position {
  line: number;
  column: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Path = readonly (string | number)[];

export type Severity = 'error' | 'warning' | 'info';

/** `likely`: true unless something that was not pasted says otherwise. */
export type Certainty = 'certain' | 'likely';

export interface ResourceId {
  kind: string;
  namespace?: string;
  name: string;
}

export interface Edit {
  source: string;
  start: number;
  end: number;
  text: string;
}

export interface Fix {
  title: string;
  /** `safe`: keeps the intended behaviour; `review`: a person must decide. */
  safety: 'safe' | 'review';
  edits: Edit[];
}

export interface Related {
  resource?: ResourceId;
  source: string;
  path: Path;
  range: Range;
  message: string;
}

export interface Finding {
  rule: string;
  /** The peers' codes this very finding corresponds to: "IST0101", "KIA1107". */
  aliases: string[];
  severity: Severity;
  certainty: Certainty;
  message: string;
  resource?: ResourceId;
  source: string;
  path: Path;
  range: Range;
  related: Related[];
  fixes: Fix[];
}

export interface ResourceSummary extends ResourceId {
  apiVersion: string;
  source: string;
  range: Range;
}

export interface Skipped {
  rule: string;
  reason: string;
  /** A read-only command that fetches what is missing. */
  fetch?: string;
}

/** Where a setting's value came from; `source` names the pasted file. */
export interface SettingOrigin {
  from: 'option' | 'pasted' | 'default';
  source?: string;
  range?: Range;
}

export interface Setting<T> extends SettingOrigin {
  value: T;
}

export interface Settings {
  istioVersion: Setting<string>;
  complete: Setting<boolean>;
  defaultNamespace: Setting<string>;
  rootNamespace: Setting<string>;
  clusterDomain: Setting<string>;
  autoMtls: Setting<boolean>;
  outboundTrafficPolicy: Setting<'ALLOW_ANY' | 'REGISTRY_ONLY'>;
}

export interface Report {
  findings: Finding[];
  /** Findings a comment or an annotation on the object asked to leave out. */
  suppressed: Finding[];
  resources: ResourceSummary[];
  /** Names of the rules that found something to look at, those of `skipped` included. */
  ran: string[];
  skipped: Skipped[];
  settings: Settings;
}
