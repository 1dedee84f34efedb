import { naive } from '@/lib/access/models/test-support/naive-interpreter';
import { accessOf } from '@/lib/policy/access';
import type { Proposal } from '@/lib/policy/changes/problems';
import type { Environment } from '@/lib/policy/closure/environments';
import { decide } from '@/lib/policy/decide';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { AccessModel, Target } from '@/lib/policy/model';
import { permissionsOf } from '@/lib/policy/permission-table';

const self = { userId: 'actor', seats: ['seat'], teams: ['team'] };

const records: Target[] = [
  { kind: 'record', seatId: 'seat', teamId: null },
  { kind: 'record', seatId: 'other', teamId: 'team' },
  { kind: 'record', seatId: null, teamId: null },
];

/** So many accesses are also given and taken by every other; of more, only each role whole and bare. */
const mostForEachOther = 64;

/**
 * Asks the engine and the second interpreter every question about every access in one environment, at each depth that
 * its role exists at, down to the second below the root.
 */
export function compareInterpreters(
  model: AccessModel,
  environment: Environment,
  accesses: readonly Proposal[],
): { decisions: number; disagreements: string[] } {
  const permissions = permissionsOf(model.catalogue, model.features);
  const targets = targetsOf(model, accesses);
  const disagreements: string[] = [];
  let decisions = 0;
  for (const access of accesses) {
    for (const level of [0, 1, 2].filter((depth) => isRoleOfLevel(model.roles[access.role], depth))) {
      const actor = accessOf(model, { ...environment, ...access, level, status: 'active' }, self);
      for (const { permission, about } of permissions) {
        for (const target of targets[about]) {
          decisions += 1;
          const ours = decide(actor, permission, target);
          const theirs = naive(model, actor.compiled.assignment, self, permission, target);
          const rule = `${ours.rule.kind}:${ours.rule.id}`;
          if (ours.allowed === theirs.allowed && rule === theirs.rule) continue;
          const question = JSON.stringify({ ...access, level, ...environment, permission, target });
          disagreements.push(
            `${question}: ${ours.allowed} by ${rule}, and ${theirs.allowed} by ${theirs.rule}`,
          );
        }
      }
    }
  }
  return { decisions, disagreements };
}

function targetsOf(model: AccessModel, accesses: readonly Proposal[]): Record<Target['kind'], Target[]> {
  const roles = Object.keys(model.roles);
  const given =
    accesses.length <= mostForEachOther
      ? accesses
      : roles.flatMap((role) => [
          { role, restrictions: [], grants: [] },
          { role, restrictions: [], grants: model.roles[role]?.rights ?? [] },
        ]);
  return {
    workspace: [{ kind: 'workspace' }],
    record: records,
    assignment: given.map((access) => ({ kind: 'assignment', ...access })),
    member: roles.flatMap((role) =>
      ['actor', 'other'].flatMap((userId) =>
        [true, false].map(
          (lastOfTopRole): Target => ({
            kind: 'member',
            userId,
            role,
            restrictions: [],
            grants: [],
            lastOfTopRole,
          }),
        ),
      ),
    ),
  };
}
