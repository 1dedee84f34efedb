import { useFormatter, useNow, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { History } from '@/components/ui/icons';
import type { Thread as Stretch } from '@/lib/work/inbox/messages/list-messages';
import type { MessageView } from '@/lib/work/inbox/messages/message-view';
import { ThreadEntry } from './thread-entry';

const dayMs = 24 * 60 * 60 * 1_000;

/** The messages by day, the latest at the bottom, where the thread opens and stays. */
export function Thread(props: { thread: Stretch; contact: string; here: string }) {
  const t = useTranslations('thread');
  const { messages, earlier, isLatest } = props.thread;
  const days = useDays(messages);
  return (
    // With reversed order the browser itself keeps the scroll position at the bottom.
    <div
      role="log"
      aria-label={t('label', { contact: props.contact })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto [scrollbar-width:thin] focus-visible:-outline-offset-2"
    >
      <div className="flex flex-[1_0_auto] flex-col gap-3 px-6 py-5 max-tablet:px-4">
        {earlier && (
          <ButtonLink
            variant="quiet"
            href={`${props.here}&${new URLSearchParams({ before: earlier })}`}
            icon={<History aria-hidden />}
            className="self-center"
          >
            {t('earlier')}
          </ButtonLink>
        )}
        {days.map(({ day, entries }) => (
          <Fragment key={day}>
            <h2 className="type-12 py-1 text-center text-ink-3">{day}</h2>
            {entries.map((entry) => (
              <ThreadEntry key={entry.id} entry={entry} contact={props.contact} />
            ))}
          </Fragment>
        ))}
        {!isLatest && (
          <ButtonLink variant="quiet" href={props.here} className="self-center">
            {t('latest')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

function useDays(messages: readonly MessageView[]): { day: string; entries: MessageView[] }[] {
  const t = useTranslations('thread');
  const format = useFormatter();
  const now = useNow();
  const full = (date: Date) =>
    format.dateTime(date, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(format.dateTime(date, { year: 'numeric' }) !== format.dateTime(now, { year: 'numeric' }) && {
        year: 'numeric',
      }),
    });
  const named = new Map([
    [full(now), t('today')],
    [full(new Date(now.getTime() - dayMs)), t('yesterday')],
  ]);
  const days: { day: string; entries: MessageView[] }[] = [];
  for (const entry of messages) {
    const day = named.get(full(entry.at)) ?? full(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
