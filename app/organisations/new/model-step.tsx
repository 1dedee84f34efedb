'use client';

import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { ModelMatrix } from '@/components/lock/model-matrix';
import { ChoiceCard } from '@/components/ui/choice-card';
import { RadioGroup } from '@/components/ui/radio';
import { modelOf, workspaceModels } from '@/lib/access/models/registry';

/** Chooses the access model, with its whole matrix shown, because it cannot be changed later. */
export function ModelStep() {
  const t = useTranslations();
  const { field } = useController({ name: 'model' });
  return (
    <div className="grid grid-cols-[320px_1fr] items-start gap-6 max-desk:grid-cols-1">
      <RadioGroup
        aria-label={t('newOrganisation.steps.model.title')}
        value={field.value}
        onValueChange={field.onChange}
      >
        {workspaceModels.map(({ id }) => (
          <ChoiceCard key={id} value={id} label={t(`models.${id}`)}>
            <p className="type-13 mt-1 pl-6 text-ink-2">{t(`modelDescriptions.${id}`)}</p>
          </ChoiceCard>
        ))}
      </RadioGroup>
      <ModelMatrix model={modelOf(field.value)} />
    </div>
  );
}
