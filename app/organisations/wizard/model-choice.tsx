'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ModelMatrix } from '@/components/lock/model-matrix';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogContent, DialogHead } from '@/components/ui/dialog';
import { NativeChoiceCard } from '@/components/ui/native-choice-card';
import { workspaceModels } from '@/lib/access/models/registry';
import type { AccessModel } from '@/lib/policy/model';
import { ModelGlance } from './model-glance';

/** The access models: what each is, who it is for, what its roles open. The whole matrix is one press away. */
export function ModelChoice(props: { value: string; onChange: (model: string) => void }) {
  const t = useTranslations();
  const [shown, setShown] = useState<AccessModel | null>(null);
  return (
    <>
      <div role="radiogroup" aria-label={t('newOrganisation.model')} className="grid max-w-wide gap-6">
        {workspaceModels.map((model) => (
          <div
            key={model.id}
            className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] items-start gap-x-8 gap-y-3 max-wide:grid-cols-1"
          >
            <NativeChoiceCard
              name="model"
              value={model.id}
              label={t(`models.${model.id}`)}
              isChosen={model.id === props.value}
              onChoose={() => props.onChange(model.id)}
            >
              <p className="type-13 mt-1 pl-6 text-ink-2">{t(`modelDescriptions.${model.id}`)}</p>
              <p className="type-13 mt-1 pl-6 text-ink-2">{t(`modelAudiences.${model.id}`)}</p>
            </NativeChoiceCard>
            <div className="grid min-w-0 justify-items-start gap-2">
              <ModelGlance model={model} />
              <Button
                size="sm"
                aria-label={t('newOrganisation.wholeMatrixOf', { model: t(`models.${model.id}`) })}
                onClick={() => setShown(model)}
              >
                {t('newOrganisation.wholeMatrix')}
              </Button>
            </div>
          </div>
        ))}
      </div>
      <Dialog open={shown !== null} onOpenChange={(isOpen) => !isOpen && setShown(null)}>
        {shown && (
          <DialogContent width="edit">
            <DialogHead title={t(`models.${shown.id}`)}>{t(`modelDescriptions.${shown.id}`)}</DialogHead>
            <DialogBody>
              <ModelMatrix model={shown} />
            </DialogBody>
          </DialogContent>
        )}
      </Dialog>
    </>
  );
}
