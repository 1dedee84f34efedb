import { describe, expect, test } from 'vitest';
import { guards } from '@/lib/policy/internal/guards';
import { scopes, statuses } from '@/lib/policy/model';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import it from '@/messages/it.json';
import { catalogue, plans } from './catalogue';
import { featureIds, permissionTable } from './permissions';
import { models } from './registry';

const languages = { en, fr, it };

/** Whether the key names a text: a plain one, or one that the build compiled to parts. */
function isText(messages: unknown, key: string): boolean {
  const found = key
    .split('.')
    .reduce(
      (at, part) =>
        at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[part] : undefined,
      messages,
    );
  return (typeof found === 'string' && found !== '') || Array.isArray(found);
}

function* keys(): Generator<string> {
  for (const kind of ['role', 'right', 'restriction']) yield* [`why.${kind}.allowed`, `why.${kind}.denied`];
  for (const kind of ['plan', 'requirement', 'scope', 'status', 'unknown']) yield `why.${kind}`;
  for (const kind of ['lift', 'ask', 'upgrade', 'none']) yield `remedy.${kind}`;
  for (const id of featureIds) yield* [`features.${id}.label`, `features.${id}.description`];
  for (const permission of permissionTable.keys()) yield `permissions.${permission}`;
  for (const id of catalogue.groups) yield `groups.${id}`;
  for (const id of plans) yield `plans.${id}`;
  for (const id of scopes) yield `scopes.${id}`;
  for (const id of statuses) yield `statuses.${id}`;
  for (const id of Object.keys(guards)) yield `why.guard.${id}`;
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
      for (const part of ['label', 'allowed', 'none']) yield `restrictionGroups.${model}.${group}.${part}`;
    }
  }
}

describe.each(Object.entries(languages))('sentences in %s', (_, messages) => {
  test('R5 everything that the policy names has a text', () => {
    expect([...keys()].filter((key) => !isText(messages, key))).toEqual([]);
  });
});
