import { getFormatter, getTranslations } from 'next-intl/server';
import { Part } from '@/components/shell/part';
import { ButtonLink } from '@/components/ui/button-link';
import type { FactorView } from '@/lib/access/second-factor/factor-view';

/** Whether the reader has a second factor, and the way to its page (B17). */
export async function SecondFactorPart(props: { workspace: string; factor: FactorView | null }) {
  const { workspace, factor } = props;
  const t = await getTranslations('secondFactor');
  const format = await getFormatter();
  const back = new URLSearchParams({ callbackUrl: `/w/${workspace}/profile` });
  const lead = factor
    ? t('profileOn', {
        date: format.dateTime(factor.addedAt, { dateStyle: 'long' }),
        count: factor.codesLeft,
      })
    : t('profileOff');
  return (
    <Part title={t('title')} lead={lead}>
      <ButtonLink href={`/second-factor?${back}`} className="justify-self-start">
        {factor ? t('profileLink') : t('profileSetUp')}
      </ButtonLink>
    </Part>
  );
}
