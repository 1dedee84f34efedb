'use client';

import { useListFilter } from '@/components/data-table/use-list-params';
import { DateInput } from '@/components/ui/date-input';

/** Limits a list to one calendar day of the reader; the key in the address is `day`. */
export function DayFilter({
  label,
  shown = '',
}: {
  label: string;
  /** The day without one in the address. */
  shown?: string;
}) {
  const { values, choose } = useListFilter('day');
  return (
    <span className="flex flex-none items-center gap-2 whitespace-nowrap">
      <DateInput
        aria-label={label}
        className="flex-none"
        defaultValue={values[0] ?? shown}
        onChange={({ target }) => void choose(target.value ? [target.value] : [])}
      />
    </span>
  );
}
