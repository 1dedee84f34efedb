import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { accessOf } from '@/lib/policy/access';
import { boundedBy } from '@/lib/policy/bounded-by';
import { decide } from '@/lib/policy/decide';
import { mightEver } from '@/lib/policy/might-ever';
import type { AccessModel } from '@/lib/policy/model';
import { covers, inBoth, seesBelow, visibility } from '@/lib/policy/visibility';
import { modelOf } from './registry';
import { row, self, visibleRows } from './test-support/arbitraries';

const team = modelOf('team-inbox');
const tree = modelOf('account-tree');

/** A manager who sees the rows of their teams only, as a custom role can be. */
const narrow: AccessModel = {
  ...team,
  roles: {
    ...team.roles,
    lead: {
      ...team.roles.manager,
      scopes: { messages: 'team', contacts: 'team' },
    } as AccessModel['roles'][string],
  },
};

const restrictions = fc.subarray(['visibility-own', 'mask', 'shortcuts']);
const access = fc
  .record({ role: fc.constantFrom('owner', 'manager', 'lead', 'agent'), restrictions, self })
  .map(({ role, restrictions: carried, self: who }) =>
    accessOf(
      narrow,
      {
        role,
        restrictions: role === 'agent' ? carried : [],
        grants: [],
        plan: 'enterprise',
        level: 0,
        status: 'active',
      },
      who,
    ),
  );

describe('an access bounded by another', () => {
  test('VA1 B6 it allows what both allow, for the workspace and for rows', () => {
    fc.assert(
      fc.property(access, access, row, (theirs, own, each) => {
        const bounded = boundedBy(theirs, own);
        for (const { facts } of bounded.compiled.entries.values()) {
          const { permission, about } = facts;
          const both = mightEver(theirs, permission) && mightEver(own, permission);
          expect(mightEver(bounded, permission)).toBe(both);
          if (about !== 'workspace' && about !== 'record') continue;
          const target =
            about === 'record' ? ({ kind: 'record', ...each } as const) : ({ kind: 'workspace' } as const);
          expect(decide(bounded, permission, target).allowed).toBe(
            decide(theirs, permission, target).allowed && decide(own, permission, target).allowed,
          );
        }
      }),
      { seed: 61, numRuns: 60 },
    );
  });

  test('VA1 R6 its rows are those that both see', () => {
    fc.assert(
      fc.property(access, access, row, (theirs, own, each) => {
        const bounded = boundedBy(theirs, own);
        for (const feature of ['messages', 'contacts'] as const)
          expect(covers(visibility(bounded, feature), each)).toBe(
            covers(visibility(theirs, feature), each) && covers(visibility(own, feature), each),
          );
        expect(covers(contactVisibility(bounded), each)).toBe(
          covers(contactVisibility(theirs), each) && covers(contactVisibility(own), each),
        );
      }),
      { seed: 62 },
    );
  });

  test('VA1 MA1 a field is masked where it is masked for either', () => {
    fc.assert(
      fc.property(access, access, (theirs, own) => {
        const masks = new Set([...theirs.compiled.masks.keys(), ...own.compiled.masks.keys()]);
        expect(new Set(boundedBy(theirs, own).compiled.masks.keys())).toEqual(masks);
      }),
      { seed: 63 },
    );
  });

  test('B6 R5 what the bound denies carries the rule of the bound', () => {
    const as = (role: string, given: string[] = []) =>
      accessOf(
        team,
        { role, restrictions: given, grants: [], plan: 'enterprise', level: 0, status: 'active' },
        { userId: role, seats: [], teams: [] },
      );
    const bounded = boundedBy(as('owner'), as('manager', ['data-export']));
    expect(decide(bounded, 'users.export', { kind: 'workspace' })).toMatchObject({
      allowed: false,
      rule: { kind: 'restriction', id: 'data-export' },
    });
  });

  test('B6 bounded by an access that contains it, it is the same access', () => {
    fc.assert(
      fc.property(access, self, (theirs, who) => {
        const owner = accessOf(
          narrow,
          { ...theirs.compiled.assignment, role: 'owner', restrictions: [] },
          who,
        );
        const { compiled } = boundedBy(theirs, owner);
        expect(compiled).toEqual(theirs.compiled);
      }),
      { seed: 64 },
    );
  });

  test('S0.2 the workspaces below show only where both see them', () => {
    const admin = (role: string) =>
      accessOf(
        tree,
        { role, restrictions: [], grants: [], plan: 'enterprise', level: 0, status: 'active' },
        { userId: role, seats: [], teams: [] },
      );
    expect(seesBelow(boundedBy(admin('parent-admin'), admin('parent-admin')), 'reports')).toBe(true);
    expect(seesBelow(boundedBy(admin('parent-admin'), admin('advanced')), 'reports')).toBe(false);
  });
});

test('R6 the rows in both of two row filters', () => {
  fc.assert(
    fc.property(visibleRows, visibleRows, row, (one, other, each) => {
      expect(covers(inBoth(one, other), each)).toBe(covers(one, each) && covers(other, each));
    }),
    { seed: 65 },
  );
});
