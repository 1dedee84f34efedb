'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { cn } from '@/components/ui/class-names';
import { Plus, X } from '@/components/ui/icons';
import { Menu, MenuCheck, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { useListFilter } from './use-list-params';

export interface FilterOption {
  value: string;
  label: string;
}

/** The number of rows that each option would show by itself, by filter; an absent option shows none, an absent filter has no numbers. */
type CountsByFilter = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One filter: dashed while empty; accent-coloured with its values while set. `name` is its key in the address. */
export function TableFilter({
  name,
  label,
  options,
  counts,
}: {
  name: string;
  label: string;
  options: readonly FilterOption[];
  /** Shown beside the options once they are known; the menu opens without waiting. */
  counts?: Promise<CountsByFilter>;
}) {
  const t = useTranslations('table');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const { values, choose } = useListFilter(name);
  const chosen = options.filter(({ value }) => values.includes(value));
  const isSet = chosen.length > 0;
  const words = format.list(chosen.map((option) => option.label));

  return (
    <span
      className={cn(
        'inline-flex h-8 flex-none items-center whitespace-nowrap rounded-2 border font-medium max-tablet:h-10',
        isSet
          ? 'border-accent-line bg-accent-soft pr-1 text-accent-ink'
          : 'border-line-strong border-dashed text-ink-2',
      )}
    >
      <Menu>
        <MenuTrigger
          className={cn(
            'inline-flex h-full items-center gap-1.5 rounded-2 px-2.5',
            !isSet && 'hover:bg-hover hover:text-ink [&>.lucide]:text-ink-3',
          )}
        >
          {isSet ? (
            <span className="max-w-64 truncate">
              {ui.rich('labelled', {
                label: (chunks) => chunks,
                value: (chunks) => <b className="font-semibold">{chunks}</b>,
                name: label,
                words,
              })}
            </span>
          ) : (
            <>
              <Plus className="icon-14" aria-hidden />
              {label}
            </>
          )}
        </MenuTrigger>
        <MenuContent align="start" className="min-w-56">
          {options.map((option) => (
            <MenuCheck
              key={option.value}
              checked={values.includes(option.value)}
              onCheckedChange={(checked) =>
                void choose(
                  checked ? [...values, option.value] : values.filter((value) => value !== option.value),
                )
              }
            >
              <span className="flex-1">{option.label}</span>
              {counts && (
                <Suspense>
                  <OptionCount counts={counts} filter={name} option={option.value} />
                </Suspense>
              )}
            </MenuCheck>
          ))}
          {isSet && (
            <>
              <MenuSeparator />
              <MenuItem onClick={() => void choose([])}>{t('clear')}</MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {isSet && (
        <button
          type="button"
          aria-label={t('removeFilter', { filter: label })}
          onClick={() => void choose([])}
          className="grid size-6 place-items-center rounded-1 hover:bg-[color-mix(in_oklab,var(--accent)_14%,transparent)]"
        >
          <X className="icon-14" aria-hidden />
        </button>
      )}
    </span>
  );
}

function OptionCount({
  counts,
  filter,
  option,
}: {
  counts: Promise<CountsByFilter>;
  filter: string;
  option: string;
}) {
  const format = useFormatter();
  const totals = use(counts)[filter];
  if (!totals) return null;
  return <span className="type-12 pl-3 text-ink-3 tabular-nums">{format.number(totals[option] ?? 0)}</span>;
}
