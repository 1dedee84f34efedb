import { describe, expect, test } from 'vitest';
import { decide } from '@/lib/policy/decide';
import type { AccessModel } from '@/lib/policy/model';
import { catalogue } from './catalogue';
import { organisation } from './organisation';
import { access, as, guard, member } from './test-support/guard-targets';

describe('R1 no member edits or revokes their own access', () => {
  test.each(['users.edit', 'users.revoke'])(
    'R1, S1.12 %s of the own membership is denied even to an Owner',
    (permission) => {
      expect(decide(as('owner'), permission, member('ana', 'owner'))).toMatchObject({
        ...guard('no-self-administration'),
        remedy: { kind: 'ask', by: ['owner'] },
      });
      expect(decide(as('owner'), permission, member('ben', 'owner')).allowed).toBe(true);
    },
  );

  test.each(['people.edit-role', 'people.remove'])(
    'R1 %s of the own role is denied even to an organisation admin',
    (permission) => {
      const admin = as('admin', [], organisation);
      expect(decide(admin, permission, member('ana', 'admin'))).toMatchObject(
        guard('no-self-administration'),
      );
      expect(decide(admin, permission, member('ben', 'admin')).allowed).toBe(true);
    },
  );

  test('S1.34 a person’s own name is no access and may be edited', () => {
    expect(decide(as('admin', [], organisation), 'people.edit', member('ana', 'admin')).allowed).toBe(true);
  });

  test('R1 two people without an account yet are not the same person', () => {
    const nobody = { userId: null, seats: [], teams: [] };
    const invited = { ...as('owner'), self: nobody };
    expect(decide(invited, 'users.revoke', member(null, 'agent')).allowed).toBe(true);
  });
});

describe('R2 the last active holder of the top role', () => {
  test.each(['users.edit', 'users.revoke'])(
    'R2 %s is denied, and appointing another holder opens it',
    (permission) => {
      expect(decide(as('owner'), permission, member('ben', 'owner', true))).toMatchObject({
        ...guard('last-of-top-role'),
        remedy: { kind: 'lift', by: ['owner'] },
      });
    },
  );

  test('R2 the guard holds in the organisation as well', () => {
    expect(
      decide(as('admin', [], organisation), 'people.remove', member('ben', 'admin', true)),
    ).toMatchObject(guard('last-of-top-role'));
  });
});

describe('R3 no member gives an access that they do not hold', () => {
  test('R3, RO1 a Manager gives neither Owner nor Manager', () => {
    for (const permission of ['users.invite', 'users.assign']) {
      for (const role of ['owner', 'manager']) {
        expect(decide(as('manager'), permission, access(role))).toMatchObject({
          ...guard('assigns'),
          remedy: { kind: 'ask', by: ['owner'] },
        });
      }
      expect(decide(as('manager'), permission, access('agent')).allowed).toBe(true);
    }
  });

  test('R3 a Manager restricted from the settings invites no member', () => {
    expect(decide(as('manager', ['workspace-settings']), 'users.invite', access('agent'))).toMatchObject({
      allowed: false,
      rule: { kind: 'restriction', id: 'workspace-settings' },
    });
  });

  test('RO6 an access with an unknown id cannot be given', () => {
    expect(decide(as('owner'), 'users.invite', access('__proto__')).allowed).toBe(false);
    expect(decide(as('owner'), 'users.invite', access('agent', ['isOwner'])).allowed).toBe(false);
    expect(decide(as('owner'), 'users.invite', access('agent', [], ['constructor'])).allowed).toBe(false);
  });

  // Features that Team inbox does not have: a role that may give itself, rights, and requirements.
  const leads = {
    id: 'leads',
    catalogue,
    level: 'workspace',
    features: ['users', 'contacts', 'reports'],
    roles: {
      lead: {
        grants: ['users.*', 'contacts.view'],
        rights: ['export', 'report'],
        assigns: ['lead'],
        administers: ['lead'],
      },
    },
    rights: {
      export: { area: 'contacts', grants: ['contacts.export'] },
      report: { area: 'reports', grants: ['reports.view'] },
    },
    restrictions: {
      'no-assigning': { roles: ['lead'], denies: ['contacts.assign'] },
      team: { roles: ['lead'], narrows: { contacts: 'team' }, group: 'sight' },
      own: { roles: ['lead'], narrows: { contacts: 'own' }, group: 'sight' },
      mask: { roles: ['lead'], masks: ['phone'] },
    },
    requirements: [{ id: 'reporting', on: ['reports.*'], plans: ['enterprise'] }],
  } as const satisfies AccessModel;
  const give = (from: ReturnType<typeof as>, ...given: Parameters<typeof access>) =>
    decide(from, 'users.invite', access(...given));

  test('R3 no right wider than the giver’s access', () => {
    expect(give(as('lead', [], leads), 'lead', [], ['export'])).toMatchObject(guard('ceiling'));
    expect(give(as('lead', [], leads, { grants: ['export'] }), 'lead', [], ['export']).allowed).toBe(true);
  });

  test('R3 no right that is inactive only until the plan changes', () => {
    expect(give(as('lead', [], leads), 'lead', [], ['report'])).toMatchObject(guard('ceiling'));
  });

  test('R3 no scope wider than the giver’s, while a narrower one of the same group is allowed', () => {
    expect(give(as('lead', ['team'], leads), 'lead')).toMatchObject(guard('ceiling'));
    expect(give(as('lead', ['team'], leads), 'lead', ['team']).allowed).toBe(true);
    expect(give(as('lead', ['team'], leads), 'lead', ['own']).allowed).toBe(true);
    expect(give(as('lead', ['own'], leads), 'lead', ['team'])).toMatchObject(guard('ceiling'));
  });

  test('R3 no lifting of a restriction that the giver carries, masks included', () => {
    expect(give(as('lead', ['mask'], leads), 'lead')).toMatchObject(guard('ceiling'));
    expect(give(as('lead', ['mask'], leads), 'lead', ['mask']).allowed).toBe(true);
    // The restriction takes nothing away here, and still cannot be lifted.
    expect(give(as('lead', ['no-assigning'], leads), 'lead')).toMatchObject(guard('ceiling'));
  });
});
