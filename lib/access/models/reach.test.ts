import { describe, expect, test } from 'vitest';
import { restrictionsOf, takesFrom } from '@/lib/policy/changes/takes';
import type { AccessModel, Restriction, Role } from '@/lib/policy/model';
import { liftedFor } from '@/lib/policy/remedy';
import { teamInbox } from './team-inbox';

const role = (changes: Partial<Role> = {}): Role => ({
  grants: [],
  assigns: [],
  administers: [],
  ...changes,
});
const rights: AccessModel['rights'] = {
  export: { area: 'contacts', grants: ['contacts.export'] },
  invite: { area: 'users', grants: ['users.assign'] },
};

describe('B7 what a restriction takes from a role', () => {
  const taken = (changes: Partial<Role>, restriction: Partial<Restriction>) => {
    const model: AccessModel = {
      ...teamInbox,
      roles: { agent: role(changes) },
      rights,
      restrictions: { less: { roles: ['agent'], ...restriction } },
    };
    return takesFrom(model, 'agent', 'less');
  };
  const readsContacts: Partial<Role> = { grants: ['contacts.view'] };
  const readsFiles: Partial<Role> = { grants: ['files.view'] };

  test.each<[string, Partial<Role>, Partial<Restriction>, boolean]>([
    ['what it denies', readsFiles, { denies: ['files.view'] }, true],
    ['nothing of what it denies to others', readsContacts, { denies: ['files.view'] }, false],
    [
      'what a right of the role gives',
      { ...readsFiles, rights: ['export'] },
      { denies: ['contacts.export'] },
      true,
    ],
    ['nothing of a right that the role lacks', readsFiles, { denies: ['contacts.export'] }, false],
    ['rows that it narrows', readsContacts, { narrows: { contacts: 'own' } }, true],
    ['no rows of a feature that the role lacks', readsFiles, { narrows: { contacts: 'own' } }, false],
    ['no rows where it narrows another feature', readsContacts, { narrows: { messages: 'own' } }, false],
    ['fields of rows that it masks', readsContacts, { masks: ['phone'] }, true],
    ['no field where the role sees no rows', readsFiles, { masks: ['phone'] }, false],
    ['nothing where it does nothing', readsContacts, {}, false],
  ])('B7 %s', (_, changes, restriction, expected) => {
    expect(taken(changes, restriction)).toBe(expected);
  });

  test('B7 only the restrictions that its members can carry and that take something are offered', () => {
    const model: AccessModel = {
      ...teamInbox,
      roles: { agent: role(readsFiles), lead: role(readsFiles) },
      restrictions: {
        void: { roles: ['agent'], denies: ['contacts.view'] },
        other: { roles: ['lead'], denies: ['files.view'] },
        plain: { roles: ['agent'], denies: ['files.view'] },
      },
    };
    expect(restrictionsOf(model, 'agent')).toEqual(['plain']);
  });
});

describe('R5 B7 only roles that can give accesses are named as those who lift a restriction', () => {
  const lifters = (lead: Partial<Role>) => {
    const roles = {
      lead: role({ administers: ['agent'], ...lead }),
      agent: role(),
      other: role({ grants: ['users.assign'] }),
    };
    return liftedFor({ ...teamInbox, roles, rights }, 'agent');
  };

  test.each<[string, Partial<Role>]>([
    ['it holds the permission', { grants: ['users.assign'] }],
    ['one of its rights gives the permission', { rights: ['export', 'invite'] }],
  ])('R5 named: %s', (_, lead) => {
    expect(lifters(lead)).toEqual({ kind: 'lift', by: ['lead'] });
  });

  test.each<[string, Partial<Role>]>([
    ['it holds another permission', { grants: ['contacts.view'] }],
    ['no right of it gives the permission', { rights: ['export'] }],
    ['it administers another role', { grants: ['users.assign'], administers: ['lead'] }],
  ])('R5 not named: %s', (_, lead) => {
    expect(lifters(lead)).toEqual({ kind: 'none' });
  });
});
