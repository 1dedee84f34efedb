import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { NotificationSubject } from '@/db/schema/access/notifications';
import { inTenant } from '@/db/tenant';
import { loadWorkspaceContext, type SignedIn, tenantOf } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import type { NotificationEvent } from '@/lib/access/notifications/notification-events';
import { NotFound } from '@/lib/platform/errors';
import { inert } from '@/lib/platform/mail/inert-text';
import type { mailLanguage } from '@/lib/platform/mail/language';
import type { Permission } from '@/lib/policy/catalogue';
import { changeParagraphs, readChange } from './change-paragraphs';
import { dateParagraphs, lastDayIn } from './date-paragraphs';
import { readTeam, teamParagraph } from './team-paragraph';

const longestNote = 500;

/** A notification of which a mail tells the details. */
export interface Told {
  event: NotificationEvent;
  subject: NotificationSubject;
  timeZone: string;
  slug: string;
  /** The request that it is about. */
  permission: string | null;
  note: string | null;
  reason: string | null;
}

/**
 * Tells what changed, in counts and dates: access, dates, team, the end of an access, a request for access (B2, B5).
 * Counts are those of the moment of writing, as far as the reader sees the rows (R6).
 */
export async function detailParagraphs(
  language: ReturnType<typeof mailLanguage>,
  work: ProtectedWork,
  reader: Omit<SignedIn, 'sessionId' | 'locale' | 'ip'>,
  told: Told,
): Promise<string[]> {
  const { subject, timeZone } = told;
  const t = createTranslator({ ...language, namespace: 'mail' });
  return [
    ...(await readerParagraphs(language, work, reader, told)),
    ...(subject.dates ? dateParagraphs(language, timeZone, subject.dates) : []),
    ...(subject.endsAt ? [t('lastDay', { date: lastDayIn(language, timeZone, subject.endsAt) })] : []),
    ...requestParagraphs(language, told),
  ];
}

/** What only the reader's present access can tell; nothing once they cannot enter. */
async function readerParagraphs(
  language: ReturnType<typeof mailLanguage>,
  work: ProtectedWork,
  reader: Omit<SignedIn, 'sessionId' | 'locale' | 'ip'>,
  { subject: { change, team }, slug, timeZone }: Told,
): Promise<string[]> {
  if (!change && !team) return [];
  const person: SignedIn = { ...reader, sessionId: '', locale: null, ip: null };
  const ctx = await loadWorkspaceContext(person, slug).catch((error) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!ctx) return [];
  return inTenant(tenantOf(ctx), async (tx) => {
    const joined = team && (await readTeam(tx, work, ctx, team));
    const changed = change && (await readChange(tx, work, ctx, change));
    const roles = change && { before: change.before.role, after: change.after.role };
    return [
      ...(changed && roles ? changeParagraphs(language, timeZone, changed, roles) : []),
      ...(joined ? [teamParagraph(language, joined)] : []),
    ];
  });
}

/** What was asked for; the note to those who answer, and the reason to the person who asked (HD4). */
function requestParagraphs(
  language: ReturnType<typeof mailLanguage>,
  { event, permission, note, reason }: Told,
): string[] {
  if (permission === null) return [];
  const t = createTranslator(language);
  const said =
    event === 'access-refused' ? reason && t('mail.reason', { reason: inert(reason, longestNote) }) : note;
  return [
    t('mail.asked', { permission: t(`permissions.${permission as Permission}`) }),
    ...(said ? [event === 'access-refused' ? said : inert(said, longestNote)] : []),
  ];
}
