import { CircleQuestionMark } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { State } from '@/components/ui/state';

/** What does not exist and what one may not see look the same (R6). */
export default function NotFound() {
  const t = useTranslations('states');
  return (
    <main className="grid min-h-full place-items-center bg-surface">
      <PageTitle name={t('notHereTitle')} />
      <State
        level={1}
        icon={<CircleQuestionMark />}
        title={t('notHereTitle')}
        actions={<ButtonLink href="/">{t('goHome')}</ButtonLink>}
      >
        {t('notHere')}
      </State>
    </main>
  );
}
