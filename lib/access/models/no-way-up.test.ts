import { describe, expect, test } from 'vitest';
import { accessOf } from '@/lib/policy/access';
import type { Catalogue } from '@/lib/policy/catalogue';
import { accessesOf } from '@/lib/policy/closure/accesses';
import { prove } from '@/lib/policy/closure/prove';
import type { Step } from '@/lib/policy/closure/way-up';
import { decide } from '@/lib/policy/decide';
import type { AccessModel } from '@/lib/policy/model';
import { accountTree } from './account-tree';
import { administrativeActs } from './administrative-acts';
import { catalogue } from './catalogue';
import { holdable, withCustomRoles } from './custom-roles';
import { featureGrants } from './feature-grants';
import { hostedAccounts } from './hosted-accounts';
import { models } from './registry';
import { teamInbox } from './team-inbox';
import { customVariants } from './test-support/custom-variants';

const proofOf = (model: AccessModel) =>
  prove(model, accessesOf(model, { whole: 4, few: 1 }).accesses, administrativeActs);

const inWords = (path: readonly Step[] | null) =>
  path?.map(({ act, node }) => {
    const { role, level } = node.access.compiled.assignment;
    return `${act ?? 'begin'}: ${role} at ${level}`;
  });

/** The permissions that an act by which access is given asks for. */
const asked = new Set<string>([
  ...administrativeActs.giving.flatMap(({ gives, on }) => (on ? [gives, on] : [gives])),
  ...administrativeActs.founding.map(({ by }) => by),
]);

/** The catalogue with other verbs of one feature. */
const withVerbs = (feature: string, verbs: Catalogue['features'][string]['verbs']): typeof catalogue => {
  const features: Catalogue['features'] = catalogue.features;
  const changed = { ...features[feature], verbs: { ...features[feature]?.verbs, ...verbs } };
  return { ...catalogue, features: { ...features, [feature]: changed } } as typeof catalogue;
};

describe.each([...models.values()])('R3 the model $id', (model) => {
  test('R3 B15 no series of acts leads above what the people who act began with', () => {
    const proof = proofOf(model);
    expect(inWords(proof.wayUp) ?? null).toBeNull();
    expect(proof.acts).toBeGreaterThan(0);
    expect(proof.alone).toBe(proof.accesses);
  });
});

describe.each([accountTree, hostedAccounts])('R3 custom roles of $id', (model) => {
  test('B7 R3 no custom role that lacks a permission by which access is given, or has only that, opens a way up', () => {
    // Those of all permissions are in no-way-up.long.test.ts.
    const variants = customVariants(model, (permission) => asked.has(permission));
    expect(variants.length).toBeGreaterThan(2);
    for (const variant of variants) {
      expect(inWords(proofOf(variant).wayUp) ?? null).toBeNull();
    }
  });
});

test('B7 R3 S0.9 a custom role with everything, which is not inherited, gives no role that is', () => {
  const model = withCustomRoles(accountTree, [
    {
      id: 'own-1',
      base: 'parent-admin',
      permissions: holdable(accountTree, 'parent-admin'),
      label: 'Own',
      description: '',
    },
  ]);
  const access = { restrictions: [], grants: [], plan: 'enterprise', level: 0, status: 'active' } as const;
  const holder = accessOf(
    model,
    { ...access, role: 'own-1', flags: ['prepaid'] },
    { userId: 'ana', seats: [], teams: [] },
  );
  const giving = (role: string) =>
    decide(holder, 'users.invite', { kind: 'assignment', role, restrictions: [], grants: [] });
  expect(giving('parent-admin')).toMatchObject({ allowed: false, rule: { kind: 'guard', id: 'ceiling' } });
  expect(giving('own-1').allowed).toBe(true);
  expect(giving('advanced').allowed).toBe(true);
});

describe('R3 a way up is found, with its path', () => {
  test('R3 where inviting has no ceiling', () => {
    const invite = { about: 'assignment', implies: ['view'], guards: ['assigns', 'place'] } as const;
    const proof = proofOf({ ...featureGrants, catalogue: withVerbs('users', { invite }) });
    expect(inWords(proof.wayUp)).toEqual(['begin: additional-user at 0', 'invite: additional-user at 0']);
  });

  test('R3 where a role that can be given gives as a higher one', () => {
    const { manager, ...roles } = teamInbox.roles;
    const eager = { ...manager, assigns: ['owner', 'agent'], givesAs: 'owner' };
    const proof = proofOf({ ...teamInbox, roles: { ...roles, manager: eager } });
    expect(inWords(proof.wayUp)).toEqual(['begin: manager at 0', 'invite: owner at 0']);
  });

  test('R3 where those who open an account below need not have what its administrator has', () => {
    const create = { about: 'workspace', implies: ['view'] } as const;
    const open = { ...accountTree, catalogue: withVerbs('sub-accounts', { create }) };
    const paths = customVariants(open).map((variant) => inWords(proofOf(variant).wayUp));
    expect(paths).toContainEqual([
      'begin: parent-admin-without at 0',
      'open an account below: sub-account-admin at 1',
    ]);
  });
});
