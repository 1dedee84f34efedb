import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { accessOf } from '@/lib/policy/access';
import { offered } from '@/lib/policy/changes/problems';
import { decide } from '@/lib/policy/decide';
import { explain, say, type Translate } from '@/lib/policy/explain';
import type { Assignment, Plan } from '@/lib/policy/model';
import en from '@/messages/en.json';

import { permissionTable } from './permissions';
import { modelOf, models } from './registry';
import { teamInbox } from './team-inbox';

const inEnglish = createTranslator({ locale: 'en', messages: en }) as Translate;

describe('R5 a decision as sentences', () => {
  const as = (role: string, restrictions: string[] = []) =>
    accessOf(
      teamInbox,
      { role, restrictions, grants: [], plan: 'growth', level: 0, status: 'active' },
      { userId: 'ana', seats: [], teams: [] },
    );
  const words = (decision: Parameters<typeof explain>[0]) => {
    const { why, remedy } = explain(decision);
    return [say(why, inEnglish, 'en'), remedy && say(remedy, inEnglish, 'en')];
  };

  test('R5, S1.18 a restriction is explained', () => {
    expect(words(decide(as('manager', ['data-export']), 'contacts.export', { kind: 'workspace' }))).toEqual([
      'Your access has the restriction Data export. Data can’t be exported from any module.',
      'Who can change it: Owner.',
    ]);
  });

  test('R5 a permission that the role never has', () => {
    expect(words(decide(as('agent'), 'reports.view', { kind: 'workspace' }))).toEqual([
      'The access level Agent does not include it.',
      'Who can do it: Owner or Manager.',
    ]);
  });

  test('R1, R5 the actor’s own access', () => {
    const own = { userId: 'ana', role: 'owner', restrictions: [], grants: [], lastOfTopRole: false };
    expect(words(decide(as('owner'), 'users.revoke', { kind: 'member', ...own }))).toEqual([
      'You can’t edit or revoke your own access.',
      'Who can do it: Owner.',
    ]);
  });

  test('S1.27, R5 a restriction that the plan does not offer is explained', () => {
    const decisionOn = (plan: Plan) =>
      offered(teamInbox, 'agent', plan).find(({ id }) => id === 'mask')?.decision;
    expect(
      words(decisionOn('growth') ?? { allowed: true, rule: { kind: 'unknown', id: '', model: '' } }),
    ).toEqual([
      'The restriction Mask phone and email is not part of your plan.',
      'Included in Advanced or Enterprise.',
    ]);
  });

  test('R5 S2.2 an allowing rule is named too: the role, a right, a restriction that the plan offers', () => {
    const companion = accessOf(
      modelOf('feature-grants'),
      {
        role: 'additional-user',
        restrictions: [],
        grants: ['api-keys'],
        plan: 'growth',
        level: 0,
        status: 'active',
      },
      { userId: 'ana', seats: [], teams: [] },
    );
    const mask = offered(teamInbox, 'agent', 'advanced').find(({ id }) => id === 'mask');
    const decisions = [
      decide(as('owner'), 'contacts.create', { kind: 'workspace' }),
      decide(companion, 'api-keys.view', { kind: 'workspace' }),
      mask?.decision,
    ];
    expect(decisions.map((decision) => decision && words(decision))).toEqual([
      ['The access level Owner includes it.', null],
      ['The right API keys was given.', null],
      ['The restriction Mask phone and email allows it.', null],
    ]);
  });

  test('R5 S3.2 a record outside the scope of the role', () => {
    const standard = accessOf(
      modelOf('hosted-accounts'),
      { role: 'standard', restrictions: [], grants: [], plan: 'growth', level: 1, status: 'active' },
      { userId: 'ana', seats: ['own'], teams: [] },
    );
    const foreign = { kind: 'record', seatId: 'other', teamId: null } as const;
    expect(words(decide(standard, 'pixels.update', foreign))).toEqual([
      'Your access reaches what is yours, nothing more.',
      'Who can do it: Admin or Admin of the host.',
    ]);
    expect(words(decide(standard, 'pixels.update', { ...foreign, seatId: 'own' }))[1]).toBeNull();
  });

  test('R5 S1.23 a record outside the scope that a restriction leaves: who can lift it', () => {
    const decision = decide(as('agent', ['visibility-own']), 'messages.view', {
      kind: 'record',
      seatId: 'other',
      teamId: null,
    });
    expect(decision.rule).toEqual({ kind: 'restriction', id: 'visibility-own', model: 'team-inbox' });
    expect(words(decision)[1]).toBe('Who can change it: Owner or Manager.');
  });

  test('R5 RO11 an inactive access is explained', () => {
    const suspended = accessOf(
      teamInbox,
      { role: 'owner', restrictions: [], grants: [], plan: 'growth', level: 0, status: 'suspended' },
      { userId: 'ana', seats: [], teams: [] },
    );
    expect(words(decide(suspended, 'contacts.view', { kind: 'workspace' }))).toEqual([
      'This access is not active: suspended.',
      'Who can change it: Owner.',
    ]);
  });

  test('R5 RO6 an unknown id is called unknown, without a remedy', () => {
    const said = [inEnglish('why.unknown'), inEnglish('remedy.none')];
    const wrongTarget = { kind: 'record', seatId: null, teamId: null } as const;
    const unknown = [
      decide(as('owner'), '__proto__', { kind: 'workspace' }),
      decide(as('owner'), 'contacts.create', wrongTarget),
    ];
    expect(unknown.map(words)).toEqual([said, said]);
    expect(unknown.map(({ rule }) => [rule.kind, rule.id])).toEqual([
      ['unknown', '__proto__'],
      ['unknown', 'target:workspace'],
    ]);
  });

  test.each([...models.values()])('R5 no decision of $id ends in a key instead of a text', (model) => {
    const texts = new Set<string | null>();
    for (const role of Object.keys(model.roles)) {
      for (const restrictions of [[], ...offered(model, role, 'growth').map(({ id }) => [id])]) {
        for (const level of [0, 1, 5]) {
          const given = { role, restrictions, grants: [], plan: 'growth', level, status: 'active' } as const;
          const access = accessOf(model, given, { userId: 'ana', seats: [], teams: [] });
          for (const permission of permissionTable.keys()) {
            for (const text of words(decide(access, permission, { kind: 'workspace' }))) texts.add(text);
          }
        }
      }
    }
    for (const text of texts) expect(text ?? '').not.toMatch(/\w\.\w|[{}]/);
  });

  const explained: [
    rule: string,
    model: string,
    given: Partial<Assignment>,
    permission: string,
    said: string[],
  ][] = [
    [
      'S2.2, S2.18 a right',
      'feature-grants',
      { role: 'additional-user' },
      'api-keys.view',
      [
        'The right API keys is needed and was not given. Open, see and use API keys in the console.',
        'Who can change it: Account owner or Additional user.',
      ],
    ],
    [
      'S2.19 a requirement that someone can meet',
      'feature-grants',
      { role: 'owner' },
      'facebook-ads.launch',
      [
        'Facebook ads need a valid payment method. Without one they are suspended.',
        'Who can change it: Account owner.',
      ],
    ],
    [
      'S0.3 a level',
      'account-tree',
      { role: 'sub-account-admin', level: 5 },
      'sub-accounts.create',
      ['A sub-account of level 5 can’t have sub-accounts.', 'Nobody can change it.'],
    ],
    [
      'S0.10 a place in the tree',
      'account-tree',
      { role: 'parent-admin', level: 1 },
      'users.view',
      ['The access level Parent admin isn’t available at this place in the tree.', 'Nobody can change it.'],
    ],
    [
      'S3.15 a delegation',
      'hosted-accounts',
      { role: 'host-user', level: 1 },
      'users.view',
      ['This account does not delegate its management to the host.', 'Who can change it: Admin.'],
    ],
  ];
  test.each(explained)('R5, %s is explained', (_, model, given, permission, said) => {
    const nothing = {
      role: '',
      restrictions: [],
      grants: [],
      plan: 'growth',
      level: 0,
      status: 'active',
    } as const;
    const access = accessOf(
      modelOf(model),
      { ...nothing, ...given },
      { userId: 'ana', seats: [], teams: [] },
    );
    expect(words(decide(access, permission, { kind: 'workspace' }))).toEqual(said);
  });
});
