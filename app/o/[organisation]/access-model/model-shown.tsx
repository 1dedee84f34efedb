'use client';

import { useTranslations } from 'next-intl';
import { ModelMatrix } from '@/components/lock/model-matrix';
import { modelOf } from '@/lib/access/models/registry';

/** The model that stays, with its matrix. */
export function ModelShown({ model }: { model: string }) {
  const t = useTranslations();
  return (
    <section className="grid max-w-wide gap-3">
      <div>
        <h2 className="type-16">{t(`models.${model}`)}</h2>
        <p className="text-ink-2">{t(`modelDescriptions.${model}`)}</p>
      </div>
      <ModelMatrix model={modelOf(model)} />
    </section>
  );
}
