'use client';

import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { ArrowDown, ArrowUp, X } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useCollectionPage } from '../collection-page-context';

/** A step in the form: choices not made yet are empty. */
export type DraftStep =
  | { do: 'assign'; to: { kind: 'member' | 'team'; id: string } | { kind: 'nobody' | 'starter' } }
  | { do: 'tag'; name: string }
  | { do: 'reply'; snippetId: string }
  | { do: 'wait'; minutes: number | string }
  | { do: 'close' };

interface StepRowProps {
  index: number;
  step: DraftStep;
  isLast: boolean;
  onChange: (step: DraftStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step of a sequence: its number, kind, values and position. */
export function StepRow({ index, step, isLast, onChange, onMove, onRemove }: StepRowProps) {
  const t = useTranslations('shortcuts.steps');
  const number = index + 1;
  return (
    <li className="flex items-center gap-1.5 rounded-3 border bg-sunken py-1.5 pr-1.5 pl-3 max-tablet:flex-wrap">
      <span className="min-w-20 font-medium">
        <span className="mr-2 text-ink-3">{number}</span>
        {t(`kinds.${step.do}`)}
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-2 max-tablet:order-last max-tablet:basis-full">
        <StepSetting step={step} label={t('setting', { number })} onChange={onChange} />
      </span>
      <span className="flex flex-none max-tablet:ml-auto">
        <IconButton
          size="sm"
          label={t('up', { number })}
          icon={<ArrowUp aria-hidden />}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="sm"
          label={t('down', { number })}
          icon={<ArrowDown aria-hidden />}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton size="sm" label={t('remove', { number })} icon={<X aria-hidden />} onClick={onRemove} />
      </span>
    </li>
  );
}

function StepSetting(props: { step: DraftStep; label: string; onChange: (step: DraftStep) => void }) {
  const { step, label, onChange } = props;
  const { steps: choices } = useCollectionPage();
  const t = useTranslations('shortcuts.steps');
  switch (step.do) {
    case 'close':
      return null;
    case 'tag':
      return (
        <Input
          aria-label={label}
          className="flex-1"
          value={step.name}
          placeholder={t('tagName')}
          onChange={(event) => onChange({ ...step, name: event.target.value })}
        />
      );
    case 'wait':
      return (
        <>
          <Input
            aria-label={label}
            className="w-20"
            inputMode="numeric"
            value={String(step.minutes)}
            onChange={(event) => onChange({ ...step, minutes: event.target.value })}
          />
          {t('minutes')}
        </>
      );
    case 'reply':
      return (
        <Select
          aria-label={label}
          className="min-w-0 flex-1"
          placeholder={t('chooseSnippet')}
          value={step.snippetId || null}
          options={(choices?.snippets ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(snippetId) => onChange({ ...step, snippetId })}
        />
      );
    case 'assign':
      return <AssignSetting to={step.to} label={label} onChange={(to) => onChange({ ...step, to })} />;
  }
}

type Assigned = Extract<DraftStep, { do: 'assign' }>['to'];

function AssignSetting(props: { to: Assigned; label: string; onChange: (to: Assigned) => void }) {
  const { steps: choices } = useCollectionPage();
  const t = useTranslations('shortcuts.steps');
  const options = [
    { value: 'starter', label: t('starter') },
    { value: 'nobody', label: t('nobody') },
    ...(choices?.teams ?? []).map(({ id, name }) => ({ value: `team ${id}`, label: name })),
    ...(choices?.members ?? []).map(({ id, name }) => ({ value: `member ${id}`, label: name })),
  ];
  const { to } = props;
  return (
    <Select
      aria-label={props.label}
      className="min-w-0 flex-1"
      value={'id' in to ? `${to.kind} ${to.id}` : to.kind}
      options={options}
      onChange={(value) => {
        const [kind, id = ''] = value.split(' ');
        props.onChange(
          kind === 'team' || kind === 'member'
            ? { kind, id }
            : { kind: kind === 'nobody' ? 'nobody' : 'starter' },
        );
      }}
    />
  );
}
