import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ChevronRight, type IconComponent, Mail, MessageCircle, Webhook } from '@/components/ui/icons';
import type { ConnectionId } from '@/lib/work/inbox/channels/channels';

const icons: Readonly<Record<ConnectionId, IconComponent>> = {
  mailbox: Mail,
  webhook: Webhook,
  widget: MessageCircle,
};

/** One way to connect a channel: for whom it is, and the link to its page. */
export function ConnectionCard({ id, href }: { id: ConnectionId; href: string }) {
  const t = useTranslations('channels.cards');
  const Icon = icons[id];
  return (
    <Link
      href={href}
      className="flex h-full items-start gap-3 rounded-3 border bg-surface p-4 hover:bg-hover focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-offset-2"
    >
      <Icon aria-hidden className="icon-20 mt-0.5 flex-none text-accent" />
      <span className="grid min-w-0 flex-1 gap-1">
        <b className="font-semibold">{t(`${id}.title`)}</b>
        <span className="type-13 text-ink-2">{t(`${id}.text`)}</span>
      </span>
      <ChevronRight aria-hidden className="icon-16 mt-1 flex-none text-ink-3" />
    </Link>
  );
}
