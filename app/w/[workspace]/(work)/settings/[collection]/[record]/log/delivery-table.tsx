import { useTranslations } from 'next-intl';
import { Radio } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { Availability } from '@/lib/policy/might-ever';
import type { AttemptView } from '@/lib/work/deliveries/list-deliveries';
import { AttemptRow } from './attempt-row';

/** The attempts to post to a record; with `isTwoWay` also the posts from its system. */
export function DeliveryTable(props: {
  name: string;
  attempts: readonly AttemptView[];
  of: { workspace: string; collection: string; recordId: string };
  /** Whether the person may retry a delivery. */
  retry: Availability;
  isTwoWay?: boolean;
}) {
  const { name, attempts, of, retry, isTwoWay = false } = props;
  const t = useTranslations('deliveries');
  if (attempts.length === 0) {
    return <State icon={<Radio />} level={isTwoWay ? 3 : 2} title={t(isTwoWay ? 'emptyTwoWay' : 'empty')} />;
  }
  return (
    <div className="rounded-3 border">
      <table className="w-full border-collapse max-tablet:block">
        <caption className="sr-only">{t('label', { name })}</caption>
        <thead className="max-tablet:sr-only">
          <tr className="border-b text-left text-ink-3 [&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
            <th scope="col">{t('heads.at')}</th>
            {isTwoWay && <th scope="col">{t('heads.direction')}</th>}
            <th scope="col">{t('heads.about')}</th>
            <th scope="col">{t('heads.attempt')}</th>
            <th scope="col">{t('heads.outcome')}</th>
            <th scope="col">{t('heads.answer')}</th>
            <th scope="col" className="text-right">
              {t('heads.next')}
            </th>
          </tr>
        </thead>
        <tbody className="max-tablet:block">
          {attempts.map((attempt) => (
            <AttemptRow key={attempt.id} attempt={attempt} of={of} retry={retry} isTwoWay={isTwoWay} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
