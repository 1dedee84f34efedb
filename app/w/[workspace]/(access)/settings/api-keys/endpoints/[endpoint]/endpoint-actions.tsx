'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton } from '@/components/shell/dialog-address';
import type { Decision } from '@/lib/policy/model';

const acts = ['edit', 'rotate', 'replay'] as const;

/** The actions of an endpoint; `EndpointDialogs` has their dialogs. */
export function EndpointActions(props: { isOn: boolean; manage: Decision; remove: Decision }) {
  const t = useTranslations('endpoints');
  const { isOn, manage, remove } = props;
  const offered = acts.filter((act) => act !== 'replay' || isOn);
  return (
    <>
      {offered.map((act) =>
        manage.allowed ? (
          <DialogButton key={act} opens={act}>
            {t(act)}
          </DialogButton>
        ) : (
          <LockedButton key={act} label={t(act)} decision={manage} />
        ),
      )}
      {remove.allowed ? (
        <DialogButton opens="delete" variant="quiet-danger">
          {t('delete')}
        </DialogButton>
      ) : (
        <LockedButton label={t('delete')} decision={remove} />
      )}
    </>
  );
}
