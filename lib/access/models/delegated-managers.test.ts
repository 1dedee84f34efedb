import { describe, expect, test } from 'vitest';
import { initialGrants, offeredRights } from '@/lib/policy/changes/offers';
import { problems } from '@/lib/policy/changes/problems';
import { decide } from '@/lib/policy/decide';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { Permission } from '@/lib/policy/model';
import { matrix } from '@/lib/policy/overviews/matrix';
import { delegatedManagers } from './delegated-managers';
import { permissionsOf } from './permissions';
import { access, as, ben, gained, held } from './test-support/test-access';

const here = { kind: 'workspace' } as const;
const ask = as(delegatedManagers);
const areas = ['automations', 'email-campaigns', 'contacts', 'lists', 'forms', 'templates'] as const;
const rights = delegatedManagers.roles.subscriber.rights;

test('B13 S4.1 only an Administrator has API keys: communication is delegated, and nothing else', () => {
  for (const permission of ['api-keys.view', 'api-keys.create', 'api-keys.revoke'] as const) {
    expect(decide(ask('administrator'), permission, here).allowed).toBe(true);
    for (const role of ['editor', 'subscriber'])
      expect(decide(ask(role, { grants: rights }), permission, here).allowed).toBe(false);
  }
});

// Copied from the rules: the permissions that each right alone gives. All except reading bring reading.
const table: [
  area: string,
  read: Permission[],
  create: Permission[],
  update: Permission[],
  del: Permission[],
][] = [
  [
    'automations',
    ['automations.view'],
    ['automations.create', 'senders.view'],
    ['automations.update', 'senders.view'],
    ['automations.delete'],
  ],
  [
    'email-campaigns',
    ['email-campaigns.report', 'email-campaigns.view'],
    ['email-campaigns.create', 'senders.view'],
    [
      'email-campaigns.requeue',
      'email-campaigns.schedule',
      'email-campaigns.send',
      'email-campaigns.suspend',
      'email-campaigns.test',
      'email-campaigns.update',
      'senders.view',
    ],
    ['email-campaigns.delete'],
  ],
  [
    'contacts',
    ['contacts.view'],
    ['contacts.create', 'contacts.import'],
    ['contacts.assign', 'contacts.bulk', 'contacts.update'],
    ['contacts.bulk', 'contacts.delete'],
  ],
  ['lists', ['lists.view'], ['lists.create'], ['lists.update'], ['lists.delete']],
  [
    'forms',
    ['forms.view'],
    ['forms.create'],
    ['forms.hide', 'forms.publish', 'forms.update'],
    ['forms.delete'],
  ],
  [
    'templates',
    ['templates.view'],
    ['templates.create'],
    ['templates.activate', 'templates.deactivate', 'templates.update'],
    ['templates.delete'],
  ],
];

describe.each(['editor', 'subscriber'])('a manager with the role %s', (role) => {
  const bare = ask(role);

  test.each(table)('S4.4 %s: read, create, update, delete are given one by one', (area, read, ...others) => {
    const only = (right: string) => gained(ask(role, { grants: [`${area}-${right}`] }), bare);
    expect(only('read')).toEqual(read);
    const [create = [], update = [], del = []] = others;
    expect(only('create')).toEqual([...read, ...create].sort());
    expect(only('update')).toEqual([...read, ...update].sort());
    expect(only('delete')).toEqual([...read, ...del].sort());
  });

  test('S4.4 a right to read automations does not create, change or delete them', () => {
    const reader = ask(role, { grants: ['automations-read'] });
    expect(decide(reader, 'automations.view', here).allowed).toBe(true);
    for (const verb of ['create', 'update', 'delete'] as const) {
      expect(availability(reader, `automations.${verb}`)).toMatchObject({
        state: 'locked',
        decision: {
          rule: { kind: 'right', id: `automations-${verb}` },
          remedy: { kind: 'lift', by: ['administrator'] },
        },
      });
    }
  });

  test('S4.1 with every right has communication, but neither its managers nor its senders', () => {
    const manager = ask(role, { grants: rights });
    const features = new Set(gained(manager, bare).map((permission) => permission.split('.')[0]));
    expect(features).toEqual(new Set([...areas, 'senders']));
    expect(mightEver(manager, 'senders.manage')).toBe(false);
    for (const { permission } of permissionsOf(['managers', 'users', 'profiles', 'roles', 'channels'])) {
      expect(mightEver(manager, permission), permission).toBe(false);
    }
  });

  test('S4.4 a role has nothing in communication until it is given', () => {
    expect(held(bare)).toEqual([
      'profile.view',
      'profile.update',
      'notifications.view',
      'notifications.update',
    ]);
    expect(initialGrants(ask('administrator'), role)).toEqual([]);
  });

  test('S4.3, S4.11 an Administrator can give each right', () => {
    const offers = offeredRights(ask('administrator'), role);
    expect(offers.map(({ id }) => id)).toEqual(
      areas.flatMap((area) => [`${area}-read`, `${area}-create`, `${area}-update`, `${area}-delete`]),
    );
    expect(offers.every(({ decision }) => decision.allowed)).toBe(true);
    expect(problems(delegatedManagers, { role, restrictions: [], grants: rights }, 'starter')).toEqual([]);
  });
});

describe('the Administrator', () => {
  test('S4.1, S4.2 has everything, and alone decides who manages', () => {
    for (const { permission } of permissionsOf(delegatedManagers.features)) {
      expect(mightEver(ask('administrator'), permission), permission).toBe(true);
    }
    for (const role of ['administrator', 'editor', 'subscriber']) {
      expect(decide(ask('administrator'), 'users.edit', ben(role)).allowed).toBe(true);
      expect(decide(ask('administrator'), 'users.assign', access(role)).allowed).toBe(true);
    }
  });

  test('S4.4 an Administrator is given no right, because they have all of them', () => {
    const proposal = { role: 'administrator', restrictions: [], grants: ['automations-read'] };
    expect(problems(delegatedManagers, proposal, 'starter')).toEqual([
      { field: 'grants', code: 'grant-of-other-role', id: 'automations-read' },
    ]);
    expect(
      problems(
        delegatedManagers,
        { role: 'editor', restrictions: [], grants: ['automations-send'] },
        'starter',
      ),
    ).toEqual([{ field: 'grants', code: 'unknown-grant', id: 'automations-send' }]);
  });

  test('S4.10 a new account is a Subscriber by default', () => {
    expect(delegatedManagers.initialRole).toBe('subscriber');
    for (const role of ['administrator', 'editor', 'subscriber']) {
      expect(decide(ask('administrator'), 'users.invite', access(role)).allowed).toBe(true);
    }
  });

  test('S4.4 the matrix shows each right that can be given, not given at first', () => {
    const cells = matrix(delegatedManagers)
      .groups.flatMap(({ features }) => features.flatMap((row) => row.permissions))
      .find(({ permission }) => permission === 'automations.delete')?.cells;
    expect(cells?.administrator).toMatchObject({ state: 'yes', isInitial: true, rights: [] });
    expect(cells?.editor).toMatchObject({
      state: 'restrictable',
      isInitial: false,
      rights: ['automations-delete'],
    });
  });
});
