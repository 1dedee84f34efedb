import { describe, expect, test } from 'vitest';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import it from '@/messages/it.json';
import { accessOf } from './access';
import { groups } from './catalogue';
import { decide } from './decide';
import { explain, say, type Translate } from './explain';
import { guards } from './guards';
import { type Plan, plans, scopes, statuses } from './model';
import { models } from './models/registry';
import { teamInbox } from './models/team-inbox';
import { featureIds, permissionTable } from './permission-table';
import { offered } from './problems';

const languages = { en, fr, it };

function lookUp(messages: unknown, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce(
      (at, part) =>
        at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[part] : undefined,
      messages,
    );
  return typeof found === 'string' && found !== '' ? found : undefined;
}

const inEnglish: Translate = (key, values = {}) =>
  (lookUp(en, key) ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`);

function* keys(): Generator<string> {
  for (const id of featureIds) yield* [`features.${id}.label`, `features.${id}.description`];
  for (const permission of permissionTable.keys()) yield `permissions.${permission}`;
  for (const id of groups) yield `groups.${id}`;
  for (const id of plans) yield `plans.${id}`;
  for (const id of scopes) yield `scopes.${id}`;
  for (const id of statuses) yield `statuses.${id}`;
  for (const { id } of guards) yield `why.guard.${id}`;
  for (const [model, { roles, rights, restrictions, requirements }] of models) {
    yield `models.${model}`;
    const named = { roles, rights, restrictions };
    for (const [kind, all] of Object.entries(named)) {
      for (const id of Object.keys(all))
        yield* [`${kind}.${model}.${id}.label`, `${kind}.${model}.${id}.description`];
    }
    for (const { id } of requirements) yield `requirements.${model}.${id}`;
    for (const [id, { group }] of Object.entries(restrictions)) {
      if (group === undefined) continue;
      yield `restrictions.${model}.${id}.short`;
      for (const part of ['label', 'description', 'none'])
        yield `restrictionGroups.${model}.${group}.${part}`;
    }
  }
}

describe.each(Object.entries(languages))('words in %s', (_, messages) => {
  test('everything that the policy names has a label', () => {
    expect([...keys()].filter((key) => lookUp(messages, key) === undefined)).toEqual([]);
  });

  test('R5 the reasons take the same values as in English', () => {
    const placeholders = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort();
    const reasons = ['role', 'right', 'restriction'].flatMap((kind) => [
      `why.${kind}.allowed`,
      `why.${kind}.denied`,
    ]);
    const others = ['plan', 'requirement', 'scope', 'status', 'unknown'].map((kind) => `why.${kind}`);
    const remedies = ['lift', 'ask', 'upgrade', 'none'].map((kind) => `remedy.${kind}`);
    for (const key of [...reasons, ...others, ...remedies]) {
      expect(lookUp(messages, key), key).toBeDefined();
      expect(placeholders(lookUp(messages, key)), key).toEqual(placeholders(lookUp(en, key)));
    }
  });
});

describe('R5 a decision in words', () => {
  const as = (role: string, restrictions: string[] = []) =>
    accessOf(
      teamInbox,
      { role, restrictions, grants: [], plan: 'growth', level: 0, status: 'active' },
      { userId: 'ana', seats: [], teams: [] },
    );
  const words = (decision: Parameters<typeof explain>[0]) => {
    const { why, remedy } = explain(decision);
    return [say(why, inEnglish, 'en'), remedy && say(remedy, inEnglish, 'en')];
  };

  test('R5, S1.18 a restriction', () => {
    expect(words(decide(as('manager', ['data-export']), 'contacts.export', { kind: 'workspace' }))).toEqual([
      'Your access carries the restriction Data export. No export from any module.',
      'Who can change that: Owner.',
    ]);
  });

  test('R5 what the role never has', () => {
    expect(words(decide(as('agent'), 'reports.view', { kind: 'workspace' }))).toEqual([
      'The access level Agent does not include it.',
      'Who can do it: Owner or Manager.',
    ]);
  });

  test('R1, R5 one’s own access', () => {
    const own = { userId: 'ana', role: 'owner', restrictions: [], grants: [], lastOfTopRole: false };
    expect(words(decide(as('owner'), 'users.revoke', { kind: 'member', ...own }))).toEqual([
      'Nobody edits or revokes their own access.',
      'Who can do it: Owner.',
    ]);
  });

  test('S1.27, R5 a restriction that the plan does not offer', () => {
    const decisionOn = (plan: Plan) =>
      offered(teamInbox, 'agent', plan).find(({ id }) => id === 'mask')?.decision;
    expect(
      words(decisionOn('growth') ?? { allowed: true, rule: { kind: 'unknown', id: '', model: '' } }),
    ).toEqual([
      'The restriction Mask phone and email is not part of this plan.',
      'Included in Advanced or Enterprise.',
    ]);
  });

  test('R5 nothing that is asked for ends in a key instead of words', () => {
    for (const role of Object.keys(teamInbox.roles)) {
      for (const restriction of [[], ...offered(teamInbox, role, 'growth').map(({ id }) => [id])]) {
        for (const permission of permissionTable.keys()) {
          const decision = decide(as(role, restriction), permission, { kind: 'workspace' });
          for (const text of words(decision)) expect(text ?? '').not.toMatch(/\w\.\w|[{}]/);
        }
      }
    }
  });
});
