import { useTranslations } from 'next-intl';
import { Globe, Mail, MessageCircle, MessageSquareText } from '@/components/ui/icons';

const icons = { email: Mail, sms: MessageSquareText, whatsapp: MessageCircle, 'web-chat': Globe };

export type ChannelId = keyof typeof icons;

/** The channel of a message: icon and word, or the icon with the word for screen readers. */
export function Channel({ channel, isBare = false }: { channel: ChannelId; isBare?: boolean }) {
  const t = useTranslations('contacts');
  const Icon = icons[channel];
  const word = t(`channels.${channel}`);
  return (
    <span className="inline-flex items-center gap-2 align-middle text-ink-2 [&>.lucide]:text-ink-3">
      <Icon aria-hidden />
      {isBare ? <span className="sr-only">{word}</span> : word}
    </span>
  );
}
