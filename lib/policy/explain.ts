import type { Decision, Remedy } from './model';

/**
 * A sentence before translation: a key of `messages/`, and values that are keys themselves; a list is joined with
 * "or". `say` translates it.
 */
export interface Sentence {
  key: string;
  values: Readonly<Record<string, string | readonly string[]>>;
}

export interface Explanation {
  /** The deciding rule: `why.…`. */
  why: Sentence;
  /** The remedy: `remedy.…`; null if allowed. */
  remedy: Sentence | null;
}

/** Looks up a message: next-intl's translator without a namespace, or a plain reader of the JSON. */
export type Translate = (key: string, values?: Record<string, string>) => string;

/**
 * The sentences of a decision. Lock, matrix, server and command line all print these, so that they cannot differ
 * (R5). Nothing is computed here: the sentences name parts of the decision.
 */
export function explain(decision: Decision): Explanation {
  return {
    why: whyOf(decision),
    remedy: decision.allowed ? null : remedyOf(decision.remedy, decision.rule.model),
  };
}

/**
 * A sentence in a language; `locale` decides how a list is joined. In a component:
 * `say(explain(decision).why, useTranslations(), useLocale())`.
 */
export function say(sentence: Sentence, translate: Translate, locale: string): string {
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  const values = Object.entries(sentence.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? translate(value) : or.format(value.map((key) => translate(key))),
  ]);
  return translate(sentence.key, Object.fromEntries(values));
}

function whyOf({ allowed, rule }: Decision): Sentence {
  const { kind, id, model } = rule;
  const role = `roles.${model}.${id}.label`;
  const right = `rights.${model}.${id}.label`;
  const restriction = `restrictions.${model}.${id}.label`;
  switch (kind) {
    case 'role':
      return { key: allowed ? 'why.role.allowed' : 'why.role.denied', values: { role } };
    case 'right':
      if (allowed) return { key: 'why.right.allowed', values: { right } };
      return {
        key: 'why.right.denied',
        values: { right, description: `rights.${model}.${id}.description` },
      };
    case 'restriction':
      if (allowed) return { key: 'why.restriction.allowed', values: { restriction } };
      return {
        key: 'why.restriction.denied',
        values: { restriction, description: `restrictions.${model}.${id}.description` },
      };
    case 'plan':
      return { key: 'why.plan', values: { restriction } };
    case 'requirement':
      return { key: 'why.requirement', values: { requirement: `requirements.${model}.${id}` } };
    case 'place':
      return { key: 'why.place', values: { role } };
    case 'scope':
      return { key: 'why.scope', values: { scope: `scopes.${id}` } };
    case 'status':
      return { key: 'why.status', values: { status: `statuses.${id}` } };
    case 'guard':
      return { key: `why.guard.${id}`, values: {} };
    default:
      return { key: 'why.unknown', values: {} };
  }
}

function remedyOf(remedy: Remedy, model: string): Sentence {
  switch (remedy.kind) {
    case 'lift':
    case 'ask':
      return {
        key: `remedy.${remedy.kind}`,
        values: { roles: remedy.by.map((id) => `roles.${model}.${id}.label`) },
      };
    case 'upgrade':
      return { key: 'remedy.upgrade', values: { plans: remedy.plans.map((id) => `plans.${id}`) } };
    default:
      return { key: 'remedy.none', values: {} };
  }
}
