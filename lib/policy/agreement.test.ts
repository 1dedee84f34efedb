import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Access, accessOf } from './access';
import { type TargetKind, targetKinds } from './catalogue';
import { compile } from './compile';
import { decide } from './decide';
import { difference } from './difference';
import { mightEver } from './might-ever';
import type { Target } from './model';
import { opening, permissionsOf, permissionTable } from './permission-table';
import { assignment, model, row, self, targets } from './test-support/arbitraries';
import { naive } from './test-support/naive';
import { covers, visibility } from './visibility';

const seed = 20_261_122;
const permissions = [...permissionTable.values()];

const anyTargets: fc.Arbitrary<{ [K in TargetKind]: Extract<Target, { kind: K }> }> = fc.record(targets);

describe(`random models, people and targets (seed ${seed})`, () => {
  test('the engine agrees with the naive interpreter in at least 100,000 cases', () => {
    let cases = 0;
    const rules = new Map<string, number>();
    const compare = (access: Access, permission: string, target: Target) => {
      const { compiled } = access;
      const ours = decide(access, permission, target);
      const theirs = naive(compiled.model, compiled.assignment, access.self, permission, target);
      const rule = `${ours.rule.kind}:${ours.rule.id}`;
      if (ours.allowed !== theirs.allowed || rule !== theirs.rule) {
        expect.fail(
          `${permission} on ${JSON.stringify(target)}: ${ours.allowed} by ${rule}, naive ${theirs.allowed} by ${theirs.rule}`,
        );
      }
      const kind =
        ours.rule.kind === 'guard' ? rule : `${ours.rule.kind} ${ours.allowed ? 'allows' : 'denies'}`;
      rules.set(kind, (rules.get(kind) ?? 0) + 1);
      cases += 1;
    };

    fc.assert(
      fc.property(
        model,
        fc.array(fc.tuple(assignment, self, anyTargets, anyTargets), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...targetKinds),
        (ofModel, people, stray) => {
          for (const [given, person, first, second] of people) {
            const access = accessOf(ofModel, given, person);
            for (const { permission, about } of permissionsOf(ofModel.features)) {
              compare(access, permission, first[about]);
              compare(access, permission, second[about]);
            }
            compare(access, 'billing.view', first.workspace);
            compare(access, opening('contacts'), first[stray]);
            compare(access, '__proto__', first.workspace);
          }
        },
      ),
      { seed, numRuns: 700 },
    );

    console.log(`${cases} cases agree, seed ${seed}:`, Object.fromEntries([...rules].sort()));
    expect(cases).toBeGreaterThanOrEqual(100_000);
    // The comparison is worth nothing for a kind of rule that it never met.
    expect([...rules.keys()].sort()).toEqual([
      'guard:administers',
      'guard:assigns',
      'guard:ceiling',
      'guard:last-of-top-role',
      'guard:no-self-administration',
      'guard:place',
      'place denies',
      'requirement denies',
      'restriction denies',
      'right allows',
      'right denies',
      'role allows',
      'role denies',
      'scope denies',
      'status denies',
      'unknown denies',
    ]);
  }, 120_000);

  test('what might never be allowed is denied for every target', () => {
    fc.assert(
      fc.property(model, assignment, self, anyTargets, (ofModel, given, person, target) => {
        const access = accessOf(ofModel, given, person);
        for (const { permission } of permissions) {
          if (mightEver(access, permission)) continue;
          for (const kind of targetKinds)
            expect(decide(access, permission, target[kind]).allowed).toBe(false);
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  test('R6 rows are visible exactly where decide allows opening them', () => {
    fc.assert(
      fc.property(
        model,
        assignment,
        self,
        fc.constantFrom('contacts', 'messages'),
        row,
        (ofModel, given, person, feature, { seatId, teamId }) => {
          const access = accessOf(ofModel, given, person);
          const decision = decide(access, opening(feature), { kind: 'record', seatId, teamId });
          expect(covers(visibility(access, feature), { seatId, teamId })).toBe(decision.allowed);
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  test('B2 what one change gains, the opposite change loses', () => {
    fc.assert(
      fc.property(model, assignment, assignment, (ofModel, one, other) => {
        const [a, b] = [compile(ofModel, one), compile(ofModel, other)];
        const [there, back] = [difference(a, b), difference(b, a)];
        expect(there.gains).toEqual(back.loses);
        expect(there.loses).toEqual(back.gains);
        expect(there.keeps).toEqual(back.keeps);
        expect(there.masks.added).toEqual(back.masks.lifted);
        expect(
          there.scopes.map(({ feature, from, to, wider }) => ({
            feature,
            from: to,
            to: from,
            wider: !wider,
          })),
        ).toEqual(back.scopes);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('R3 what may be given never allows what its giver is denied', () => {
    fc.assert(
      fc.property(model, assignment, self, anyTargets, (ofModel, giver, person, { assignment: given }) => {
        const actor = accessOf(ofModel, giver, person);
        if (!decide(actor, 'users.invite', given).allowed) return;
        const { plan, level, flags } = giver;
        const receiver = accessOf(ofModel, { ...given, plan, level, flags, status: 'active' }, person);
        for (const { permission } of permissions) {
          if (mightEver(receiver, permission)) expect(mightEver(actor, permission)).toBe(true);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });
});
