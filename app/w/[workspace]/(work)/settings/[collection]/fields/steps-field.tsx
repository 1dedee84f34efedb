'use client';

import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { Button } from '@/components/ui/button';
import { Plus } from '@/components/ui/icons';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { type StepKind, stepKinds } from '@/lib/work/collections/steps';
import { type DraftStep, StepRow } from './step-row';

/** The initial values of a new step, by kind: choices not made yet are empty. */
const fresh: Record<StepKind, DraftStep> = {
  assign: { do: 'assign', to: { kind: 'starter' } },
  tag: { do: 'tag', name: '' },
  reply: { do: 'reply', snippetId: '' },
  wait: { do: 'wait', minutes: 60 },
  close: { do: 'close' },
};

/** Steps in order: each can be edited, moved and removed. */
export function StepsField({ name, label, help }: { name: string; label: string; help?: string }) {
  const t = useTranslations('shortcuts.steps');
  const { field } = useController({ name });
  const steps: DraftStep[] = Array.isArray(field.value) ? field.value : [];
  const change = (index: number, step: DraftStep) => field.onChange(steps.with(index, step));
  const remove = (index: number) => field.onChange(steps.toSpliced(index, 1));
  const move = (index: number, by: number) => {
    const [step] = steps.slice(index, index + 1);
    if (step) field.onChange(steps.toSpliced(index, 1).toSpliced(index + by, 0, step));
  };
  const id = name.replaceAll('.', '-');
  return (
    <div className="grid content-start gap-1.5">
      <p id={`${id}-label`} className="font-medium">
        {label}
      </p>
      {steps.length > 0 && (
        <ol aria-labelledby={`${id}-label`} className="grid gap-2">
          {/* Steps have no id, only a position. */}
          {[...steps.entries()].map(([index, step]) => (
            <StepRow
              key={index}
              index={index}
              step={step}
              isLast={index === steps.length - 1}
              onChange={(next) => change(index, next)}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      )}
      <Menu>
        <MenuTrigger
          render={<Button ref={field.ref} icon={<Plus aria-hidden />} className="justify-self-start" />}
        >
          {t('add')}
        </MenuTrigger>
        <MenuContent align="start">
          {stepKinds.map((kind) => (
            <MenuItem key={kind} onClick={() => field.onChange([...steps, fresh[kind]])}>
              {t(`kinds.${kind}`)}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      <FieldError id={`${id}-error`} name={name} />
      {help && <p className="type-13 text-ink-2">{help}</p>}
    </div>
  );
}
