'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Remedy } from '@/lib/policy/model';
import { type Helper, useLockSurroundings } from './lock-context';

const shownAtMost = 5;

/** The helpers whose roles a remedy names, online members first. */
export const helpersFor = ({ by }: { by: readonly string[] }, helpers: readonly Helper[]): Helper[] =>
  helpers.filter(({ role }) => by.includes(role)).sort(byPresence);

/**
 * The people who can lift the lock or act instead, online members first. Renders nothing without such people.
 *
 * @param props.forOthers the lock is of another role: the reader may be among those who can lift it
 */
export function WhoCanHelp({ remedy, forOthers = false }: { remedy: Remedy; forOthers?: boolean }) {
  const t = useTranslations('lock');
  const { helpers, reader } = useLockSurroundings();
  if (remedy.kind !== 'lift' && remedy.kind !== 'ask') return null;
  const able = helpersFor(remedy, helpers);
  if (forOthers && reader && remedy.by.includes(reader.role)) able.unshift(reader);
  if (able.length === 0) return null;
  return (
    <section className="border-t pt-3.5">
      <h3 className="type-12 mb-2 text-ink-2">{remedy.kind === 'lift' ? t('whoCanLift') : t('whoCanAct')}</h3>
      <ul className="grid gap-2">
        {able.slice(0, shownAtMost).map((person) => (
          <li key={person.id} className="flex min-w-0 items-center gap-2.5">
            <Avatar id={person.id} name={person.name} size={24} online={person.online} />
            <b className="min-w-0 truncate font-medium" title={person.email}>
              {person.id === reader?.id ? t('you') : person.name}
            </b>
            <small className="type-13 ml-auto flex-none text-ink-3">
              <LastSeen person={person} />
            </small>
          </li>
        ))}
      </ul>
      {able.length > shownAtMost && (
        <p className="type-13 mt-2 text-ink-3">{t('others', { count: able.length - shownAtMost })}</p>
      )}
    </section>
  );
}

function LastSeen({ person }: { person: Helper }) {
  const t = useTranslations('lock');
  // The dot on the avatar already announces "Online" to screen readers.
  if (person.online) return <span aria-hidden>{t('online')}</span>;
  return person.lastSeenAt ? <RelativeTime at={person.lastSeenAt} /> : null;
}

function byPresence(a: Helper, b: Helper): number {
  if (a.online !== b.online) return a.online ? -1 : 1;
  return timeOf(b) - timeOf(a) || a.name.localeCompare(b.name);
}

const timeOf = ({ lastSeenAt }: Helper) => (lastSeenAt ? new Date(lastSeenAt).getTime() : 0);
