'use client';

import { useFormatter } from 'next-intl';
import { useCallback } from 'react';

/** Sizes are rounded to kilobytes: no file is 0 kB. */
const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** Formats a size in the reader's language: "1.4 MB", « 1,4 Mo ». */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return useCallback(
    (bytes) => {
      const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes / 1024)) / 10));
      return format.number(bytes / 1024 ** (step + 1), {
        style: 'unit',
        unit: units[step],
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      });
    },
    [format],
  );
}
