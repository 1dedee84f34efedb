import { describe, expect, test } from 'vitest';
import { minimalChange } from '@/lib/policy/changes/minimal-change';
import { compile } from '@/lib/policy/compile';
import type { AccessModel, Role } from '@/lib/policy/model';
import { teamInbox } from './team-inbox';

const role = (changes: Partial<Role> = {}): Role => ({
  grants: ['contacts.view', 'messages.view', 'reports.view'],
  assigns: [],
  administers: [],
  ...changes,
});
const agent = role({ grants: ['contacts.view', 'messages.view'], scopes: { contacts: 'own' } });

const accessIn = (model: AccessModel, restrictions: readonly string[] = []) =>
  compile(model, {
    role: 'agent',
    restrictions,
    grants: [],
    plan: 'enterprise',
    level: 0,
    flags: [],
    status: 'active',
  });

describe('B1 of two roles that allow a permission the one that gains less is proposed', () => {
  const plain = role({ scopes: { contacts: 'own' } });
  test.each<[string, Role]>([
    ['another permission', { ...plain, grants: [...plain.grants, 'files.view'] }],
    ['more contacts', role()],
    ['a role to give', { ...plain, assigns: ['agent'] }],
    ['a role to administer', { ...plain, administers: ['agent'] }],
  ])('B1 the other one gains %s', (_, costly) => {
    const model: AccessModel = { ...teamInbox, roles: { agent, costly, plain } };
    expect(minimalChange(accessIn(model), 'reports.view')?.role).toBe('plain');
  });

  test('B1 the other one gains unmasked phones, because it cannot carry the restriction', () => {
    const model: AccessModel = {
      ...teamInbox,
      roles: { agent, costly: plain, plain },
      restrictions: { mask: { roles: ['agent', 'plain'], masks: ['phone'] } },
    };
    expect(minimalChange(accessIn(model, ['mask']), 'reports.view')).toMatchObject({
      role: 'plain',
      after: { restrictions: ['mask'] },
    });
  });
});

test('B1 rows that a role narrows count for nothing: it is proposed before a role that gains a permission', () => {
  const narrower = role({ scopes: { contacts: 'own' } });
  const costly = role({ grants: [...narrower.grants, 'files.view'], scopes: { contacts: 'team' } });
  const wide = { ...agent, scopes: { contacts: 'team' } } as const;
  const model: AccessModel = { ...teamInbox, roles: { agent: wide, costly, narrower } };
  expect(minimalChange(accessIn(model), 'reports.view')?.role).toBe('narrower');
});

test('B1 what a requirement asks for is given too', () => {
  const model: AccessModel = {
    ...teamInbox,
    roles: { agent: { ...agent, rights: ['export', 'files', 'reports'] } },
    rights: {
      export: { area: 'contacts', grants: ['contacts.export'] },
      files: { area: 'files', grants: ['files.view'] },
      reports: { area: 'reports', grants: ['reports.view'] },
    },
    requirements: [{ id: 'reading', on: ['contacts.export'], anyOf: ['reports.view'] }],
  };
  expect(minimalChange(accessIn(model), 'contacts.export')).toMatchObject({
    lifts: [],
    gives: ['export', 'reports'],
    role: null,
    after: { role: 'agent', grants: ['export', 'reports'] },
  });
});
