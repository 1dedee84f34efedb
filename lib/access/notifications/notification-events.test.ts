import { expect, it } from 'vitest';
import { modelOf } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { eventsFor, isNotificationEvent, notificationEvents } from './notification-events';

const accessAs = (role: string, model = 'team-inbox') =>
  accessOf(
    modelOf(model),
    { role, restrictions: [], grants: [], plan: 'enterprise', level: 0, status: 'active' },
    { userId: 'ana', seats: [], teams: [] },
  );

it('S1.21 offers an agent the events that can concern them, without invitations', () => {
  expect(eventsFor(accessAs('agent'))).toEqual([
    'work-assigned',
    'work-handed-over',
    'access-changed',
    'access-granted',
    'access-refused',
    'access-ends',
    'cover',
  ]);
  expect(eventsFor(accessAs('owner'))).toEqual([...notificationEvents]);
});

it('S3.3 notifies no member of contacts where the access model has none', () => {
  expect(eventsFor(accessAs('read-only', 'hosted-accounts'))).toEqual([
    'access-changed',
    'access-granted',
    'access-refused',
    'access-ends',
    'cover',
  ]);
  expect(eventsFor(accessAs('admin', 'hosted-accounts'))).toEqual([
    'access-changed',
    'access-asked',
    'access-granted',
    'access-refused',
    'access-ends',
    'colleague-access-ends',
    'colleague-access-reverted',
    'cover',
    'endpoint-gone',
    'plan-asked',
    'invitation-accepted',
    'invitation-declined',
  ]);
});

it('accepts its own names only', () => {
  expect(isNotificationEvent('access-changed')).toBe(true);
  expect(isNotificationEvent('__proto__')).toBe(false);
});
