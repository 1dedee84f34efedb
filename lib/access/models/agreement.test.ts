import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Access, accessOf } from '@/lib/policy/access';
import { type TargetKind, targetKinds } from '@/lib/policy/catalogue';
import { difference } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
import { decide } from '@/lib/policy/decide';
import { mightEver } from '@/lib/policy/might-ever';
import type { Target } from '@/lib/policy/model';
import { covers, visibility } from '@/lib/policy/visibility';
import { opening, permissionsOf, permissionTable } from './permissions';
import { models } from './registry';
import {
  assignment,
  assignmentIn,
  idsOf,
  model,
  row,
  self,
  targets,
  targetsIn,
} from './test-support/arbitraries';
import { naive } from './test-support/naive-interpreter';

const seed = 20_261_122;
const permissions = [...permissionTable.values()];

const anyTargets: fc.Arbitrary<{ [K in TargetKind]: Extract<Target, { kind: K }> }> = fc.record(targets);

/** Asks both interpreters, fails where they differ, and counts the kinds of rule that decided. */
function comparison() {
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
  };
  const count = () => [...rules.values()].reduce((sum, cases) => sum + cases, 0);
  return { rules, compare, count };
}

describe.each([...models.values()])('the model $id', (written) => {
  test('the engine agrees with the naive interpreter about every member of it', () => {
    const ids = idsOf(written);
    const { rules, compare, count } = comparison();
    fc.assert(
      fc.property(assignmentIn(ids), self, fc.record(targetsIn(ids)), (given, person, target) => {
        const access = accessOf(written, given, person);
        for (const { permission, about } of permissionsOf(written.features)) {
          compare(access, permission, target[about]);
        }
      }),
      { seed, numRuns: 200 },
    );
    console.log(`${written.id}: ${count()} cases agree:`, Object.fromEntries([...rules].sort()));
    const kinds = [...rules.keys()].map((kind) => kind.split(' ')[0]);
    if (written.requirements.length > 0) expect(kinds).toContain('requirement');
    if (Object.keys(written.rights).length > 0) expect(kinds).toContain('right');
    if (Object.keys(written.restrictions).length > 0) expect(kinds).toContain('restriction');
  });
});

describe(`random models, people and targets (seed ${seed})`, () => {
  test('the engine agrees with the naive interpreter in at least 100,000 cases', () => {
    const { rules, compare, count } = comparison();

    fc.assert(
      fc.property(
        model,
        fc.array(fc.tuple(assignment, self, anyTargets, anyTargets), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...targetKinds),
        (randomModel, people, stray) => {
          for (const [given, person, first, second] of people) {
            const access = accessOf(randomModel, given, person);
            for (const { permission, about } of permissionsOf(randomModel.features)) {
              compare(access, permission, first[about]);
              compare(access, permission, second[about]);
            }
            compare(access, 'billing.view', first.workspace);
            compare(access, opening('contacts'), first[stray]);
            compare(access, '__proto__', first.workspace);
          }
        },
      ),
      { seed, numRuns: 300 },
    );

    console.log(`${count()} cases agree, seed ${seed}:`, Object.fromEntries([...rules].sort()));
    expect(count()).toBeGreaterThanOrEqual(100_000);
    // The comparison proves nothing about a kind of rule that never occurred.
    expect([...rules.keys()].sort()).toEqual([
      'guard:administers',
      'guard:assigns',
      'guard:ceiling',
      'guard:founding',
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
  });

  test('a permission that is never allowed is denied for every target', () => {
    fc.assert(
      fc.property(model, assignment, self, anyTargets, (randomModel, given, person, target) => {
        const access = accessOf(randomModel, given, person);
        for (const { permission } of permissions) {
          if (mightEver(access, permission)) continue;
          const allowed = targetKinds.filter((kind) => decide(access, permission, target[kind]).allowed);
          if (allowed.length > 0) expect.fail(`${permission} is allowed about ${allowed.join()}`);
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  test('R6 rows are visible exactly where decide allows their opening permission', () => {
    fc.assert(
      fc.property(
        model,
        assignment,
        self,
        fc.constantFrom('contacts', 'messages'),
        row,
        (randomModel, given, person, feature, { seatId, teamId }) => {
          const access = accessOf(randomModel, given, person);
          const decision = decide(access, opening(feature), { kind: 'record', seatId, teamId });
          expect(covers(visibility(access, feature), { seatId, teamId })).toBe(decision.allowed);
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  test('B2 the gains of one change are the losses of the opposite change', () => {
    fc.assert(
      fc.property(model, assignment, assignment, (randomModel, one, other) => {
        const [a, b] = [compile(randomModel, one), compile(randomModel, other)];
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

  test('R3 an access that may be given never allows more than its giver has', () => {
    fc.assert(
      fc.property(
        model,
        assignment,
        self,
        anyTargets,
        (randomModel, giver, person, { assignment: given }) => {
          const actor = accessOf(randomModel, giver, person);
          if (!decide(actor, 'users.invite', given).allowed) return;
          const { plan, level, flags } = giver;
          // A host's Admin appoints people to permissions that they lack there, but no more than an Admin has (S3.13).
          const { givesAs = giver.role } = randomModel.roles[giver.role] ?? {};
          const bound = accessOf(randomModel, { ...giver, role: givesAs }, person);
          const receiver = accessOf(randomModel, { ...given, plan, level, flags, status: 'active' }, person);
          for (const { permission } of permissions) {
            if (mightEver(receiver, permission)) expect(mightEver(bound, permission)).toBe(true);
          }
        },
      ),
      { seed, numRuns: 1000 },
    );
  });
});
