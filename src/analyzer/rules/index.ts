// Written by scripts/rule-registry.ts: run `npm run registry` after adding or removing a rule.
import type { Rule } from '../rule.ts';
import kindMissing from './kind-missing.ts';
import subsetNotFound from './subset-not-found.ts';
import yamlSyntax from './yaml-syntax.ts';

/** Every rule, by name. */
export const rules: readonly Rule[] = [kindMissing, subsetNotFound, yamlSyntax];
