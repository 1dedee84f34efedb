import { describe, expect, test } from 'vitest';
import { accessOf } from '@/lib/policy/access';
import { difference, verdict } from '@/lib/policy/changes/difference';
import { type Compiled, compile } from '@/lib/policy/compile';
import { decide } from '@/lib/policy/decide';
import type { AccessModel, Assignment, Target } from '@/lib/policy/model';
import { permissionsOf } from './permissions';
import { workspaceModels } from './registry';
import { teamInbox } from './team-inbox';
import { access, member } from './test-support/guard-targets';

const inForce = { grants: [], plan: 'enterprise', level: 1, status: 'active' } as const;

const given = (role: string, restrictions: string[] = [], model: AccessModel = teamInbox) =>
  compile(model, { ...inForce, role, restrictions, flags: model.catalogue.flags });

const inAWord = (before: Compiled, after: Compiled) => verdict(difference(before, after));

/** Every role of a model with no restriction, and with each one; the rights of a role all together or not at all. */
function assignmentsOf(model: AccessModel): Compiled[] {
  return Object.entries(model.roles).flatMap(([role, { rights = [] }]) => {
    const carried = Object.keys(model.restrictions).filter((id) =>
      model.restrictions[id]?.roles.includes(role),
    );
    const variants: Partial<Assignment>[] = [{}, { grants: [...rights] }];
    return variants.flatMap((variant) =>
      [[], ...carried.map((id) => [id])].map((restrictions) =>
        compile(model, { ...inForce, role, restrictions, flags: model.catalogue.flags, ...variant }),
      ),
    );
  });
}

/** The questions of one model: each permission about each kind of target. */
function targetsOf(model: AccessModel): Target[] {
  const roles = Object.keys(model.roles);
  const rows = [
    { seatId: 'seat-ana', teamId: null },
    { seatId: 'seat-ben', teamId: 'vip' },
    { seatId: 'seat-ben', teamId: 'other' },
    { seatId: null, teamId: null },
  ];
  return [
    { kind: 'workspace' },
    ...rows.map((row): Target => ({ kind: 'record', ...row })),
    ...roles.map((role) => member('ben', role)),
    ...roles.map((role) => access(role)),
  ];
}

/** Every answer of the engine for Ana, as a set of the questions that it answers with yes. */
function allowedTo({ model, assignment, masks }: Compiled): Set<string> {
  const ana = accessOf(model, assignment, { userId: 'ana', seats: ['seat-ana'], teams: ['vip'] });
  const yes = new Set<string>();
  for (const { permission } of permissionsOf(model.features))
    for (const [index, target] of targetsOf(model).entries())
      if (decide(ana, permission, target).allowed) yes.add(`${permission} ${index}`);
  for (const field of model.catalogue.maskedFields) if (!masks.has(field)) yes.add(`reads ${field}`);
  return yes;
}

describe.each(workspaceModels.map((model) => [model.id, model] as const))('%s', (_, model) => {
  test('B2 the word for a change agrees with every answer of the engine, for each pair of accesses', () => {
    const accesses = assignmentsOf(model).map((compiled) => ({ compiled, yes: allowedTo(compiled) }));
    for (const before of accesses) {
      for (const after of accesses) {
        const isMore = [...after.yes].some((question) => !before.yes.has(question));
        const isLess = [...before.yes].some((question) => !after.yes.has(question));
        const answers = isMore ? (isLess ? 'different' : 'more') : isLess ? 'less' : 'same';
        const names = [before, after].map(({ compiled }) => JSON.stringify(compiled.assignment));
        expect(inAWord(before.compiled, after.compiled), names.join(' → ')).toBe(answers);
      }
    }
  });
});

test.each([
  ['same', given('agent'), given('agent')],
  ['less', given('manager'), given('manager', ['data-export'])],
  ['more', given('agent', ['visibility-own']), given('agent')],
  ['more', given('agent', ['mask']), given('agent')],
  ['different', given('agent', ['shortcuts']), given('agent', ['visibility-own'])],
] as const)('B2 a change is %s', (word, before, after) => {
  expect(inAWord(before, after)).toBe(word);
});

test('B2 S1.15 the roles that a person may give or change are part of the change', () => {
  const { roles } = difference(given('owner'), given('manager'));
  expect(roles.added).toEqual([]);
  expect(roles.removed).toContain('owner');
  expect(inAWord(given('owner'), given('manager'))).toBe('less');
});
