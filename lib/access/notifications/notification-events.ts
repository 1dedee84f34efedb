import type { Access } from '@/lib/policy/access';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';

/** Where somebody is told of something. */
export interface Told {
  inConsole: boolean;
  byMail: boolean;
}

interface EventKind {
  /** What holds for who has not chosen. */
  unlessChosen: Told;
  /** Only who could do this ever hears of it. */
  needs?: Permission;
  /** What it happens to: an access model without that feature never tells of it. */
  of?: FeatureId;
}

/** Everything that a member can be told of. Each is produced by the service that does it. */
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

/** What holds for who has not chosen. */
export function unlessChosen(event: NotificationEvent): Told {
  return events[event].unlessChosen;
}

/** The events that can concern somebody: an agent invites nobody, so nobody accepts (S1.21). */
export function eventsFor(access: Access): NotificationEvent[] {
  return notificationEvents.filter((event) => {
    const { needs, of }: EventKind = events[event];
    const isKnown = !of || access.compiled.model.features.includes(of);
    return isKnown && (!needs || mightEver(access, needs));
  });
}
