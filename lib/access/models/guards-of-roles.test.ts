import { describe, expect, test } from 'vitest';
import { offeredRoles } from '@/lib/policy/changes/offers';
import { decide } from '@/lib/policy/decide';
import type { AccessModel, Assignment } from '@/lib/policy/model';
import { catalogue } from './catalogue';

import { access, as, guard, member } from './test-support/guard-targets';

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
