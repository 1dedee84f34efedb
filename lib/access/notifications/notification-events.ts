import type { Access } from '@/lib/policy/access';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';

/** The channels by which a member is notified. */
export interface NotificationChannels {
  inConsole: boolean;
  byMail: boolean;
}

interface EventKind {
  /** The default channels. */
  defaultChannels: NotificationChannels;
  /** Only members with this permission are ever notified. */
  needs?: Permission;
  /** The feature of the event: a model without it never notifies of the event. */
  of?: FeatureId;
}

/** Every event that members can be notified of. The service of each act creates its notifications. */
const events = {
  'work-assigned': { defaultChannels: { inConsole: true, byMail: false }, of: 'contacts' },
  'work-handed-over': { defaultChannels: { inConsole: true, byMail: true }, of: 'contacts' },
  'access-changed': { defaultChannels: { inConsole: true, byMail: true } },
  'access-asked': { defaultChannels: { inConsole: true, byMail: true }, needs: 'users.edit' },
  'access-granted': { defaultChannels: { inConsole: true, byMail: true } },
  'access-refused': { defaultChannels: { inConsole: true, byMail: true } },
  'access-ends': { defaultChannels: { inConsole: true, byMail: true } },
  'colleague-access-ends': { defaultChannels: { inConsole: true, byMail: true }, needs: 'users.edit' },
  'colleague-access-reverted': { defaultChannels: { inConsole: true, byMail: true }, needs: 'users.edit' },
  cover: { defaultChannels: { inConsole: true, byMail: true } },
  'endpoint-gone': {
    defaultChannels: { inConsole: true, byMail: true },
    needs: 'api-keys.create',
    of: 'api-keys',
  },
  'plan-asked': { defaultChannels: { inConsole: true, byMail: true }, needs: 'users.edit' },
  'invitation-accepted': { defaultChannels: { inConsole: true, byMail: false }, needs: 'users.invite' },
  'invitation-declined': { defaultChannels: { inConsole: true, byMail: false }, needs: 'users.invite' },
} as const satisfies Record<string, EventKind>;

export type NotificationEvent = keyof typeof events;

export const notificationEvents = Object.keys(events) as NotificationEvent[];

export function isNotificationEvent(value: string): value is NotificationEvent {
  return Object.hasOwn(events, value);
}

/** The default channels of an event. */
export function defaultChannels(event: NotificationEvent): NotificationChannels {
  return events[event].defaultChannels;
}

/** The events that can concern a member: an agent cannot invite, so no acceptance concerns them (S1.21). */
export function eventsFor(access: Access): NotificationEvent[] {
  return notificationEvents.filter((event) => {
    const { needs, of }: EventKind = events[event];
    const isKnown = !of || access.compiled.model.features.includes(of);
    return isKnown && (!needs || mightEver(access, needs));
  });
}
