import type { NotificationEvent } from './notification-events';

/** The page that shows the event, as a path below the workspace's address. */
export function pathOf(
  event: NotificationEvent,
  { contactId, requestId, hasPixels }: { contactId?: string; requestId?: string; hasPixels?: boolean } = {},
): string {
  switch (event) {
    case 'work-assigned':
      return contactId ? `/contacts/${contactId}` : '/messages/mine';
    case 'work-handed-over':
      return hasPixels ? '/pixels' : '/messages/mine';
    case 'access-asked':
      return requestId ? `/settings/requests/${requestId}` : '/settings/requests';
    case 'access-granted':
    case 'access-refused':
    case 'access-changed':
    case 'access-ends':
      return '';
    case 'cover':
      return '/profile';
    case 'plan-asked':
      return '/plan';
    case 'endpoint-gone':
      return '/settings/api-keys/endpoints';
    case 'colleague-access-ends':
    case 'colleague-access-reverted':
    case 'invitation-accepted':
    case 'invitation-declined':
      return '/settings/users';
  }
}
