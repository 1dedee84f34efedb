import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { modelOf } from '@/lib/access/models/registry';
import { areasOf, rightVerbs } from './rights-grid';

/** For instance "Contacts: read, update; Lists: read". */
export function useRightsInWords(modelId: string) {
  const t = useTranslations('managers');
  const features = useTranslations('features');
  const format = useFormatter();
  return useMemo(() => {
    const areas = areasOf(modelOf(modelId));
    return (grants: readonly string[]) =>
      areas
        .flatMap((area) => {
          const verbs = rightVerbs.filter((verb) => grants.includes(`${area}-${verb}`));
          if (verbs.length === 0) return [];
          const named = format.list(
            verbs.map((verb) => t(`verbs.${verb}`).toLowerCase()),
            { type: 'unit' },
          );
          return [t('areaRights', { area: features(`${area}.label`), rights: named })];
        })
        .join(' · ');
  }, [t, features, format, modelId]);
}
