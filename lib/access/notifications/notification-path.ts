import type { NotificationEvent } from './notification-events';

/** The page that shows the event, as a path below the workspace's address. */
export function pathOf(event: NotificationEvent, contactId?: string): string {
  switch (event) {
    case 'work-assigned':
      return contactId ? `/contacts/${contactId}` : '/messages/mine';
    case 'work-handed-over':
      return '/messages/mine';
    case 'access-changed':
      return '';
    case 'invitation-accepted':
      return '/settings/users';
  }
}
