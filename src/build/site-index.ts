/** What the site knows, as one JSON object for other programs. Its shape is public/index.schema.json. */
import type { Rule } from '../analyzer/rule.ts';
import type { PeerCode } from '../components/rule/codes.ts';
import type { RulePage, Runbook } from '../content.schema.ts';
import type { Address } from '../markdown/address.ts';
import { twinOf } from '../markdown/twins.ts';
import type { Family } from '../signals/index.ts';
import { marksOf } from '../signals/marks.ts';
import { questionsLeft, type Tree } from '../wizard/index.ts';

/** Goes up when a field changes its meaning or goes away; new fields may come at any time. */
export const INDEX_VERSION = 1;

export interface Knowledge {
  rules: readonly Rule[];
  rulePages: readonly { rule: string; data: RulePage }[];
  codes: readonly PeerCode[];
  families: readonly Family[];
  runbooks: readonly { topic: string; data: Runbook }[];
  wizards: readonly { topic: string; tree: Tree }[];
}

/** The index of everything that has a page. Texts may hold `code` in backquotes, as Markdown does. */
export function siteIndex(known: Knowledge, address: Address) {
  const places = (path: string) => ({ page: address(path), markdown: address(twinOf(path)) });
  const pageOf = new Map(known.rulePages.map(({ rule, data }) => [rule, data]));
  return {
    $schema: address('/index.schema.json'),
    format: 'meshbook-index',
    version: INDEX_VERSION,
    runbooks: known.runbooks.map(({ topic, data }) => ({
      topic,
      title: data.title,
      description: data.description,
      symptoms: data.symptoms,
      istio: data.istio,
      reviewed: data.reviewed.toISOString().slice(0, 10),
      wizard: data.wizard,
      rules: data.rules,
      signals: data.signals,
      ...places(`/runbooks/${topic}/`),
    })),
    wizards: known.wizards.map(({ topic, tree }) => ({
      topic,
      title: tree.title,
      description: tree.description,
      runbook: tree.runbook,
      questions: Object.keys(tree.questions).length,
      mostQuestions: questionsLeft(tree, tree.start),
      outcomes: Object.values(tree.outcomes).map(({ title }) => title),
      ...places(`/diagnose/${topic}/`),
    })),
    rules: known.rules.map((rule) => {
      const data = pageOf.get(rule.name);
      return {
        name: rule.name,
        title: data?.title ?? rule.summary,
        summary: rule.summary,
        description: data?.description ?? rule.summary,
        severity: rule.severity,
        codes: rule.aliases,
        objects: rule.reads,
        needs: rule.needs,
        fixable: rule.fixable,
        ...(data?.runbook && { runbook: data.runbook }),
        ...places(`/rules/${rule.name}/`),
      };
    }),
    codes: known.codes.map(({ code, rules, istioctl }) => ({
      code,
      tool: istioctl ? 'istioctl' : 'kiali',
      ...(istioctl && { name: istioctl.name, meaning: istioctl.meaning }),
      ...(istioctl?.since && { since: istioctl.since }),
      ...(istioctl?.until && { until: istioctl.until }),
      rules: rules.map(({ name }) => name),
      page: address(`/rules/${code.toLowerCase()}/`),
    })),
    signals: known.families.flatMap(({ title: family, signals }) =>
      signals.map((signal) => ({
        id: signal.id,
        title: signal.title,
        family,
        seenAs: marksOf(signal),
        match: signal.match,
        meaning: signal.meaning,
        causes: signal.causes,
        ...(signal.run && { run: signal.run }),
        next: signal.next.map(({ label, href }) => ({ label, href: address(href) })),
        ...places(`/signals/${signal.id}/`),
      })),
    ),
  };
}
