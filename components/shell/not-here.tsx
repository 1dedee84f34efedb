import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { CircleQuestionMark } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { PageTitle } from './page-title';

/** A missing page and a page that the person may not see look the same (R6). */
export function NotHere() {
  const t = useTranslations('states');
  return (
    <>
      <PageTitle name={t('notHereTitle')} />
      <State
        level={1}
        icon={<CircleQuestionMark />}
        title={t('notHereTitle')}
        actions={<ButtonLink href="/">{t('goHome')}</ButtonLink>}
      >
        {t('notHere')}
      </State>
    </>
  );
}
