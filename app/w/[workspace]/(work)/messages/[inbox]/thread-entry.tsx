import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Check, RotateCcw, UserRoundCheck } from '@/components/ui/icons';
import type { Author, MessageView } from '@/lib/work/inbox/messages/message-view';
import { EmailNotes } from './email-notes';

type Happening = Extract<MessageView, { kind: 'event' }>;

/** One entry of a thread: a message of the contact, an answer, an internal note, or an event. */
export function ThreadEntry({ entry, contact }: { entry: MessageView; contact: string }) {
  const meta = useMeta(entry, contact);
  if (entry.kind === 'event') return <EventLine event={entry} meta={meta} />;
  const isOwn = entry.kind === 'outbound' || entry.kind === 'broadcast';
  const isNote = entry.kind === 'note';
  return (
    <article
      aria-label={meta}
      className={cn('grid gap-1', !isNote && 'max-w-[74%] max-tablet:max-w-[86%]', isOwn && 'self-end')}
    >
      <p
        className={cn(
          'whitespace-pre-wrap text-pretty rounded-3 px-3 py-2 [overflow-wrap:anywhere]',
          isNote && 'border border-line-control border-dashed text-ink-2',
          isOwn && 'justify-self-end bg-accent-soft',
          entry.kind === 'inbound' && 'justify-self-start bg-press',
        )}
      >
        {entry.kind === 'inbound' && entry.subject && <b className="block font-semibold">{entry.subject}</b>}
        {entry.body}
      </p>
      {entry.kind === 'inbound' && entry.email && <EmailNotes email={entry.email} />}
      <p aria-hidden className={cn('type-12 font-normal text-ink-3', isOwn && 'justify-self-end text-right')}>
        {meta}
      </p>
    </article>
  );
}

/** Author and time; for an answer also its delivery. */
function useMeta(entry: MessageView, contact: string): string {
  const t = useTranslations('thread');
  const time = useFormatter().dateTime(entry.at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (entry.kind === 'inbound') return t('by', { by: 'other', author: contact, time });
  if (entry.kind === 'event') return time;
  const by = byOf(entry.author);
  const covered = entry.author?.for;
  const whole = (written: string) => (covered ? t('writtenFor', { written, name: covered }) : written);
  if (entry.kind === 'note') return whole(t('noteBy', { ...by, time }));
  const written = whole(
    entry.kind === 'broadcast' ? t('broadcastBy', { ...by, time }) : t('by', { ...by, time }),
  );
  const isQuiet = entry.delivery === null || entry.delivery === 'delivered';
  return isQuiet ? written : t('withDelivery', { written, delivery: t(`deliveries.${entry.delivery}`) });
}

/** The author as an argument of the messages. */
function byOf(author: Author | null): { by: 'self' | 'other' | 'nobody'; author: string } {
  if (!author) return { by: 'nobody', author: '' };
  return { by: author.isSelf ? 'self' : 'other', author: author.name };
}

function EventLine({ event, meta }: { event: Happening; meta: string }) {
  const words = useEventWords(event);
  const Icon = event.event === 'assigned' ? UserRoundCheck : event.event === 'closed' ? Check : RotateCcw;
  return (
    <p className="type-13 flex items-center justify-center gap-2 text-ink-3">
      <Icon className="icon-14" aria-hidden />
      <span>
        {words}, {meta}
      </span>
    </p>
  );
}

function useEventWords(event: Happening): string {
  const t = useTranslations('thread');
  const by = byOf(event.author);
  if (event.event === 'closed') return t('closed', by);
  if (event.event === 'reopened') return t('reopened', by);
  if (!event.to) return t('unassigned', by);
  if ('team' in event.to) return t('assigned', { ...by, to: 'other', name: event.to.team });
  const { isSelf, name } = event.to;
  const isTaken = isSelf ? by.by === 'self' : name === by.author && by.by === 'other';
  return isTaken ? t('taken', by) : t('assigned', { ...by, to: isSelf ? 'self' : 'other', name });
}
