import { type AuditEvent, type EventGroup, eventGroups, eventNames } from '@/lib/access/audit/event-names';

/** The groups of the trail that are about access. */
const aboutAccess = ['people', 'roles', 'teams', 'workspaces', 'keys'] as const satisfies EventGroup[];

/** The kinds of events that an endpoint can choose: those about access, and the signed checkpoints of the trail. */
export const eventKinds = [...aboutAccess, 'checkpoints'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Events of these groups that change no access. */
const others: ReadonlySet<AuditEvent> = new Set(['members.exported', 'settings.saved']);

const kinds = new Map<string, EventKind>([
  ['audit.checkpoint-signed', 'checkpoints'],
  ...eventNames
    .filter((name) => !others.has(name))
    .flatMap((name) =>
      aboutAccess
        .filter((kind) => eventGroups[kind].some((word) => name.startsWith(`${word}.`)))
        .map((kind) => [name, kind] as const),
    ),
]);

/** The kind of an event; null for an event that is not about access. */
export const kindOf = (event: string): EventKind | null => kinds.get(event) ?? null;

/** Whether an endpoint with these kinds receives the event; null: all kinds. */
export function isWanted(event: string, chosen: readonly string[] | null): boolean {
  const kind = kindOf(event);
  return kind !== null && (chosen === null || chosen.includes(kind));
}
