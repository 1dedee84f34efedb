'use client';

import { useTranslations } from 'next-intl';
import { Chip } from '@/components/ui/chip';
import { Popover, PopoverTrigger } from '@/components/ui/popover';
import { WhyFrame } from '../why-panel';

/** The restrictions of a member: one chip, then `+n`. Pressing either explains what they take away. */
export function RestrictionChips({
  model,
  restrictions,
}: {
  model: string;
  restrictions: readonly string[];
}) {
  const t = useTranslations('lock');
  const words = useTranslations('restrictions');
  const [first, ...rest] = restrictions;
  if (first === undefined) return <span className="text-ink-2">{t('none')}</span>;
  const label = words(`${model}.${first}.label`);
  return (
    <span className="flex min-w-0 items-center gap-1">
      <Popover>
        <PopoverTrigger render={<Chip locked />} aria-label={t('restrictionWhy', { restriction: label })}>
          {label}
        </PopoverTrigger>
        <WhyFrame title={label}>
          <p>{words(`${model}.${first}.description`)}</p>
        </WhyFrame>
      </Popover>
      {rest.length > 0 && (
        <Popover>
          <PopoverTrigger
            render={<Chip className="flex-none" />}
            aria-label={t('moreRestrictions', { count: rest.length })}
          >
            +{rest.length}
          </PopoverTrigger>
          <WhyFrame title={t('restrictions', { count: restrictions.length })}>
            <RestrictionList model={model} restrictions={restrictions} />
          </WhyFrame>
        </Popover>
      )}
    </span>
  );
}

function RestrictionList({ model, restrictions }: { model: string; restrictions: readonly string[] }) {
  const words = useTranslations('restrictions');
  return (
    <ul className="grid gap-2.5">
      {restrictions.map((id) => (
        <li key={id}>
          <b className="font-semibold">{words(`${model}.${id}.label`)}</b>
          <p className="type-13 text-ink-2">{words(`${model}.${id}.description`)}</p>
        </li>
      ))}
    </ul>
  );
}
