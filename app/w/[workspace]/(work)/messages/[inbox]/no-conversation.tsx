import { useTranslations } from 'next-intl';
import { MessagesSquare } from '@/components/ui/icons';
import { State } from '@/components/ui/state';

/** Shown beside the list until a conversation is chosen. */
export function NoConversation() {
  const t = useTranslations('inbox');
  return (
    <div className="grid min-w-0 flex-1 place-items-center max-tablet:hidden">
      <State icon={<MessagesSquare />} title={t('chooseTitle')}>
        {t('choose')}
      </State>
    </div>
  );
}
