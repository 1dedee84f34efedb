'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { useController } from 'react-hook-form';
import { answerOf } from '@/components/form/answer-of';
import { FieldError } from '@/components/form/field-error';
import type { BroadcastAudience } from '@/lib/work/broadcasts/audience';
import { lifecycles } from '@/lib/work/contacts/lifecycle';
import { countAudienceAction } from './actions';
import { useBroadcastPage } from './broadcast-page-context';
import { ChoiceMenu } from './choice-menu';

const settledAfterMs = 250;

/** Chooses the recipients, and shows their current number. */
export function AudienceField({ recipients }: { recipients: number | null }) {
  const t = useTranslations('broadcasts.audience');
  const { surroundings } = useBroadcastPage();
  const { field } = useController({ name: 'audience' });
  const audience = field.value as BroadcastAudience;
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const filters = [
    { name: 'list', label: t('list'), choices: named(surroundings.lists) },
    {
      name: 'assignee',
      label: t('assignee'),
      choices: [{ value: 'nobody', label: t('nobody') }, ...named(surroundings.members)],
    },
    { name: 'team', label: t('team'), choices: named(surroundings.teams) },
    {
      name: 'lifecycle',
      label: t('lifecycle'),
      choices: lifecycles.map((each) => ({ value: each, label: t(`lifecycles.${each}`) })),
    },
  ] as const;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t('label')}</legend>
      <div className="grid grid-cols-2 gap-2 max-tablet:grid-cols-1">
        {filters.map(({ name, label, choices }) => (
          <ChoiceMenu
            key={name}
            label={label}
            choices={choices}
            values={audience[name]}
            onChange={(values) => field.onChange({ ...audience, [name]: values })}
          />
        ))}
      </div>
      <FieldError name="audience" />
      <Reaches audience={audience} before={recipients} />
    </fieldset>
  );
}

/** The server counts the contacts that the person may see, after the choice was last changed. */
function Reaches({ audience, before }: { audience: BroadcastAudience; before: number | null }) {
  const t = useTranslations('broadcasts.audience');
  const { workspace } = useBroadcastPage();
  const [count, setCount] = useState(before);
  const asked = JSON.stringify(audience);
  const ask = useEffectEvent(async (isCurrent: () => boolean) => {
    const answer = await answerOf(() => countAudienceAction({ workspace, audience }));
    if (answer?.ok && isCurrent()) setCount(answer.data);
  });
  useEffect(() => {
    let isCurrent = asked !== '';
    const timer = setTimeout(() => void ask(() => isCurrent), settledAfterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return (
    <p role="status" className="text-ink-2">
      {count === null ? ' ' : t('reaches', { count })}
    </p>
  );
}
