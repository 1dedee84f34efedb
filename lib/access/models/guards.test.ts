import { describe, expect, test } from 'vitest';

import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import type { AccessModel, Assignment, Target } from '@/lib/policy/model';
import { offeredRoles } from '@/lib/policy/offers';
import { catalogue } from './catalogue';
import { organisation } from './organisation';
import { permissionTable } from './permissions';
import { teamInbox } from './team-inbox';

function as(
  role: string,
  restrictions: string[] = [],
  model: AccessModel = teamInbox,
  rest?: Partial<Assignment>,
) {
  const given = { role, restrictions, grants: [], plan: 'advanced', level: 0, status: 'active' } as const;
  return accessOf(model, { ...given, ...rest }, { userId: 'ana', seats: ['seat-ana'], teams: ['vip'] });
}

const member = (userId: string | null, role: string, lastOfTopRole = false): Target => ({
  kind: 'member',
  userId,
  role,
  restrictions: [],
  grants: [],
  lastOfTopRole,
});
const access = (role: string, restrictions: string[] = [], grants: string[] = []): Target => ({
  kind: 'assignment',
  role,
  restrictions,
  grants,
});
const guard = (id: string) => ({ allowed: false, rule: { kind: 'guard', id } });

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

describe('R3 a role of another kind may be given, as far as no part of it is wider', () => {
  // Two roles: a restriction, a mask or a requirement of the giver's role need not apply to the role that they give.
  const ward = {
    id: 'ward',
    catalogue,
    level: 'workspace',
    features: ['users', 'contacts', 'reports', 'teams'],
    roles: {
      doctor: {
        grants: ['users.*', 'contacts.view', 'reports.view', 'teams.*'],
        assigns: ['doctor', 'clerk', 'visitor'],
        administers: ['doctor', 'clerk', 'visitor'],
      },
      clerk: { grants: ['reports.view'], assigns: [], administers: [] },
      visitor: { grants: ['contacts.view'], assigns: [], administers: [] },
    },
    rights: {},
    restrictions: {
      'no-teams': { roles: ['doctor'], denies: ['teams.*'] },
      'no-team-changes': { roles: ['doctor'], denies: ['teams.manage'], group: 'teams' },
      team: { roles: ['doctor'], narrows: { contacts: 'team' } },
      mask: { roles: ['doctor'], masks: ['phone'] },
      quiet: { roles: ['doctor', 'visitor'], denies: ['teams.manage'] },
      blind: { roles: ['visitor'], denies: ['contacts.*'] },
    },
    requirements: [{ id: 'on-duty', on: ['reports.*'], roles: ['doctor'], plans: ['enterprise'] }],
  } as const satisfies AccessModel;
  const give = (restrictions: string[], role: string, theirs: string[] = [], rest?: Partial<Assignment>) =>
    decide(as('doctor', restrictions, ward, rest), 'users.invite', access(role, theirs));
  const enterprise = { plan: 'enterprise' } as const;

  test('R3 S2.19 no permission that a requirement withholds from the giver’s role alone', () => {
    expect(give([], 'clerk')).toMatchObject({
      ...guard('ceiling'),
      remedy: { kind: 'ask', by: ['doctor'] },
    });
    expect(give([], 'clerk', [], enterprise).allowed).toBe(true);
    expect(give([], 'visitor').allowed).toBe(true);
  });

  test('R3 S1.23 a narrow scope limits only a role with rows of that feature', () => {
    expect(give(['team'], 'clerk', [], enterprise).allowed).toBe(true);
    expect(give(['team'], 'visitor')).toMatchObject(guard('ceiling'));
    expect(give(['team'], 'visitor', ['blind']).allowed).toBe(true);
  });

  test('R3 S1.26 a giver with a masked field appoints no member who sees it, whatever restrictions apply', () => {
    expect(give(['mask'], 'visitor')).toMatchObject(guard('ceiling'));
    expect(give(['no-teams'], 'visitor').allowed).toBe(true);
  });

  test('R3 only a restriction of the same group replaces one that the giver carries', () => {
    expect(give(['no-teams'], 'doctor', ['quiet'], enterprise)).toMatchObject(guard('ceiling'));
    expect(give(['no-team-changes'], 'doctor', ['quiet'], enterprise)).toMatchObject(guard('ceiling'));
    expect(give(['quiet'], 'visitor', ['blind'])).toMatchObject(guard('ceiling'));
    expect(give(['quiet'], 'visitor', ['quiet']).allowed).toBe(true);
  });

  test('R3 an offer passes on exactly the restrictions that the role can carry', () => {
    const offers = (restrictions: string[]) =>
      offeredRoles(as('doctor', restrictions, ward, enterprise)).map(({ role, decision }) => [
        role,
        decision.allowed,
      ]);
    expect(offers(['quiet'])).toEqual([
      ['doctor', true],
      ['clerk', true],
      ['visitor', true],
    ]);
    expect(offers(['mask'])).toEqual([
      ['doctor', true],
      ['clerk', false],
      ['visitor', false],
    ]);
  });

  test('R5 S1.15 the remedy names the roles that administer the role', () => {
    const clerk = as('clerk', [], {
      ...ward,
      roles: { ...ward.roles, clerk: { ...ward.roles.clerk, grants: ['users.*'] } },
    });
    expect(decide(clerk, 'users.revoke', member('ben', 'visitor'))).toMatchObject({
      ...guard('administers'),
      remedy: { kind: 'ask', by: ['doctor'] },
    });
  });
});

describe('no permission about access lacks a guard', () => {
  const guarding = (about: string) =>
    [...permissionTable.values()]
      .filter((facts) => facts.about === about)
      .map(({ permission, guards }) => [permission, guards] as const);

  test.each(guarding('member'))('R1, R2, S1.15 %s has the guards of a member', (permission, ids) => {
    // A name gives no access (S1.34).
    if (['people.edit', 'profiles.update'].includes(permission)) expect(ids).toEqual(['administers']);
    // A password is no access either, but its new owner can sign in (S3.11).
    else if (permission === 'passwords.reset') expect(ids).toEqual(['no-self-administration', 'administers']);
    else expect(ids).toEqual(['no-self-administration', 'administers', 'last-of-top-role']);
  });

  test.each(guarding('assignment'))('R3 %s has the guards of an assignment', (_, ids) =>
    expect(ids).toEqual(['assigns', 'place', 'ceiling']),
  );
});
