import type { Access } from '@/lib/policy/access';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';

/** The channels by which a member is notified. */
export interface Told {
  inConsole: boolean;
  byMail: boolean;
}

interface EventKind {
  /** The default channels. */
  unlessChosen: Told;
  /** Only members with this permission are ever notified. */
  needs?: Permission;
  /** The feature of the event: a model without it never notifies of the event. */
  of?: FeatureId;
}

/** Every event that members can be notified of. The service of each act creates its notifications. */
const events = {
  'work-assigned': { unlessChosen: { inConsole: true, byMail: false }, of: 'contacts' },
  'work-handed-over': { unlessChosen: { inConsole: true, byMail: true }, of: 'contacts' },
  'access-changed': { unlessChosen: { inConsole: true, byMail: true } },
  'invitation-accepted': { unlessChosen: { inConsole: true, byMail: false }, needs: 'users.invite' },
} as const satisfies Record<string, EventKind>;

export type NotificationEvent = keyof typeof events;

export const notificationEvents = Object.keys(events) as NotificationEvent[];

export function isNotificationEvent(value: string): value is NotificationEvent {
  return Object.hasOwn(events, value);
}

/** The default channels of an event. */
export function unlessChosen(event: NotificationEvent): Told {
  return events[event].unlessChosen;
}

/** The events that can concern a member: an agent cannot invite, so no acceptance concerns them (S1.21). */
export function eventsFor(access: Access): NotificationEvent[] {
  return notificationEvents.filter((event) => {
    const { needs, of }: EventKind = events[event];
    const isKnown = !of || access.compiled.model.features.includes(of);
    return isKnown && (!needs || mightEver(access, needs));
  });
}
