'use client';

import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Segmented } from '@/components/ui/segmented';
import { teamShows } from '@/lib/access/teams/team-search';

/** Shows active or archived teams. */
export function ShowSwitch() {
  const t = useTranslations('teams');
  const [show, setShow] = useQueryState(
    'show',
    parseAsStringLiteral(teamShows).withDefault('in-use').withOptions({ shallow: false }),
  );
  return (
    <Segmented
      label={t('show')}
      value={show}
      onChange={(next) => void setShow(next)}
      segments={[
        { value: 'in-use', label: t('inUse') },
        { value: 'archived', label: t('archived') },
      ]}
    />
  );
}
