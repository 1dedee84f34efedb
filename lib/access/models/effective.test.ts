import { expect, test } from 'vitest';
import { accessOf } from '@/lib/policy/access';
import { effective } from '@/lib/policy/overviews/effective';
import { permissionsOf } from '@/lib/policy/permission-table';
import { teamInbox } from './team-inbox';

const as = (status: 'active' | 'suspended') =>
  accessOf(
    teamInbox,
    { role: 'agent', restrictions: ['visibility-own'], grants: [], plan: 'growth', level: 0, status },
    { userId: 'ana', seats: ['seat-ana'], teams: [] },
  );
const featuresOf = (status: 'active' | 'suspended') =>
  effective(as(status)).flatMap(({ features }) => features);

test('R10 a member’s own column has every permission of every feature of the model', () => {
  const features = featuresOf('active');
  expect(features.map(({ feature }) => feature).sort()).toEqual([...teamInbox.features].sort());
  for (const { feature, permissions } of features) {
    expect(permissions.map(({ permission }) => permission)).toEqual(
      permissionsOf(teamInbox.catalogue, [feature]).map(({ permission }) => permission),
    );
  }
});

test('R10 S1.23 each permission with its availability, and with its scope where it has rows', () => {
  const messages = featuresOf('active').find(({ feature }) => feature === 'messages');
  const own = { availability: { state: 'open' }, scope: 'own' };
  expect(messages).toMatchObject({ permission: 'messages.view', ...own });
  expect(messages?.permissions.find(({ permission }) => permission === 'messages.reply')).toMatchObject(own);
  const users = featuresOf('active').find(({ feature }) => feature === 'users');
  expect(users).toMatchObject({ availability: { state: 'absent' }, scope: null });
});

test('R10 RO11 an access that is not in force has nothing open', () => {
  const states = featuresOf('suspended').flatMap(({ permissions }) =>
    permissions.map(({ availability }) => availability.state),
  );
  expect(new Set(states)).toEqual(new Set(['locked']));
  const messages = featuresOf('suspended').find(({ feature }) => feature === 'messages');
  expect(messages?.scope).toBe('own');
});
