import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { accessOf } from '@/lib/policy/access';
import { boundedBy } from '@/lib/policy/bounded-by';
import { decide } from '@/lib/policy/decide';
import { permissionsOf } from '@/lib/policy/permission-table';
import { covers, permittedRows, seesBelow, visibility, widest, within } from '@/lib/policy/visibility';
import { modelOf, workspaceModels } from './registry';
import { row, self, visibleRows } from './test-support/arbitraries';

describe('rows that a person sees', () => {
  test('R6 a missing seat or team never matches', () => {
    const unassigned = { seatId: null, teamId: null };
    expect(covers({ kind: 'some', seats: ['seat-1'], teams: ['team-1'] }, unassigned)).toBe(false);
    expect(covers({ kind: 'all' }, unassigned)).toBe(true);
    expect(covers({ kind: 'none' }, { seatId: 'seat-1', teamId: 'team-1' })).toBe(false);
  });

  test('S1.22, S1.23 the own scope is within team, and team within all', () => {
    fc.assert(
      fc.property(self, row, (person, each) => {
        const [own, team, all] = (['own', 'team', 'all'] as const).map((scope) =>
          covers(within(scope, person), each),
        );
        expect(!own || team).toBe(true);
        expect(!team || all).toBe(true);
      }),
      { seed: 22 },
    );
  });

  test('R6 a person without seats and teams has no rows', () => {
    expect(within('own', { userId: 'ana', seats: [], teams: ['vip'] })).toEqual({ kind: 'none' });
    expect(within('team', { userId: 'ana', seats: [], teams: [] })).toEqual({ kind: 'none' });
  });

  test('the union of two row filters covers their rows, and nothing else', () => {
    fc.assert(
      fc.property(visibleRows, visibleRows, row, (one, other, each) => {
        expect(covers(widest(one, other), each)).toBe(covers(one, each) || covers(other, each));
      }),
      { seed: 24 },
    );
  });

  test('B13 R6 the rows of an act are those for which the engine allows it, and other permissions have none', () => {
    const allRows = [null, 'seat-ana', 'seat-bob'].flatMap((seatId) =>
      [null, 'team-1', 'team-2'].map((teamId) => ({ seatId, teamId })),
    );
    const ana = { userId: 'ana', seats: ['seat-ana'], teams: ['team-1'] };
    for (const model of workspaceModels) {
      const assignments = Object.keys(model.roles).flatMap((role) => [
        { role, restrictions: [] },
        ...Object.keys(model.restrictions).map((id) => ({ role, restrictions: [id] })),
      ]);
      for (const each of assignments) {
        const given = { ...each, grants: Object.keys(model.rights), plan: 'enterprise', level: 0 } as const;
        const access = accessOf(model, { ...given, status: 'active' }, ana);
        const bounded = boundedBy(
          access,
          accessOf(model, { ...given, status: 'active' }, { ...ana, seats: [] }),
        );
        for (const { permission, about } of permissionsOf(model.catalogue, model.features))
          for (const asked of [access, bounded])
            for (const stored of allRows)
              expect(covers(permittedRows(asked, permission), stored)).toBe(
                about === 'record' && decide(asked, permission, { kind: 'record', ...stored }).allowed,
              );
      }
    }
  });

  test('R6 S0.2 a feature that is not held shows no rows, here or below', () => {
    const given = { restrictions: [], grants: [], plan: 'growth', level: 0, status: 'active' } as const;
    const ana = { userId: 'ana', seats: ['seat-ana'], teams: [] };
    const parent = accessOf(modelOf('account-tree'), { ...given, role: 'parent-admin' }, ana);
    expect(visibility(parent, 'reports')).toEqual({ kind: 'all' });
    expect(seesBelow(parent, 'reports')).toBe(true);
    // One feature outside the model, and one outside the catalogue.
    for (const feature of ['pixels', 'nothing' as never] as const) {
      expect(visibility(parent, feature)).toEqual({ kind: 'none' });
      expect(seesBelow(parent, feature)).toBe(false);
    }
    const suspended = accessOf(
      modelOf('account-tree'),
      { ...given, role: 'parent-admin', status: 'suspended' },
      ana,
    );
    expect(visibility(suspended, 'reports')).toEqual({ kind: 'none' });
    expect(seesBelow(suspended, 'reports')).toBe(false);
  });
});
