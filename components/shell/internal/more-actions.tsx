'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Ellipsis } from '@/components/ui/icons';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

const Close = createContext<() => void>(() => {});

/** Closes the bottom sheet around an action, for actions that open a dialog; does nothing outside one. */
export const useCloseMore = () => useContext(Close);

/** The secondary actions of a page on a phone: in a bottom sheet behind `…`, each with the full width. */
export function MoreActions({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        render={
          <IconButton
            label={t('more')}
            icon={<Ellipsis className="icon-20" aria-hidden />}
            className="max-tablet:size-11 tablet:hidden"
          />
        }
      />
      <PopoverContent
        sheetOnPhone
        aria-label={t('more')}
        className="grid gap-2 p-4 pb-6 [&>*>button]:w-full [&>a]:w-full [&>button]:w-full max-tablet:[&>*>button]:h-11 max-tablet:[&>button]:h-11"
      >
        <Close.Provider value={() => setOpen(false)}>{children}</Close.Provider>
      </PopoverContent>
    </Popover>
  );
}
