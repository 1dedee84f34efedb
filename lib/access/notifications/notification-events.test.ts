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

it('S1.21 offers an agent what can concern them, and no word of invitations', () => {
  expect(eventsFor(accessAs('agent'))).toEqual(['work-assigned', 'work-handed-over', 'access-changed']);
  expect(eventsFor(accessAs('owner'))).toEqual(notificationEvents);
});

it('S3.3 tells nobody of contacts where the access model has none', () => {
  expect(eventsFor(accessAs('read-only', 'hosted-accounts'))).toEqual(['access-changed']);
  expect(eventsFor(accessAs('admin', 'hosted-accounts'))).toEqual(['access-changed', 'invitation-accepted']);
});

it('knows its own names only', () => {
  expect(isNotificationEvent('access-changed')).toBe(true);
  expect(isNotificationEvent('__proto__')).toBe(false);
});
