import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { Channel } from '@/components/work/channel';
import type { ConversationView } from '@/lib/work/inbox/conversations/conversation-view';

/** The conversations of a contact, the latest first, each with a link to its thread. */
export function ContactConversations(props: { base: string; conversations: readonly ConversationView[] }) {
  const t = useTranslations('contacts');
  const { base, conversations } = props;
  return (
    <section aria-labelledby="conversations" className="min-w-0">
      <h2 id="conversations" className="type-16 pb-2">
        {t('conversations')}
      </h2>
      {conversations.length === 0 ? (
        <p className="border-t py-3 text-ink-2">{t('noConversations')}</p>
      ) : (
        <ul className="border-t">
          {conversations.map(({ id, channel, status, preview, lastMessageAt }) => (
            <li key={id} className="border-b">
              <Link
                href={`${base}/messages?conversation=${id}`}
                className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 py-2.5 hover:bg-hover"
              >
                <Channel channel={channel} isBare />
                <span className="truncate">{preview}</span>
                <RelativeTime at={lastMessageAt} className="type-13 text-ink-2" />
                {status === 'closed' && (
                  <span className="col-start-2">
                    <Badge>{t('closed')}</Badge>
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
