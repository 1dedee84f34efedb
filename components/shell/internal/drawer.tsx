'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** The sidebar on a narrow window: slides in from the left over the page. */
export function Drawer(props: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  return (
    <Dialog.Root open={props.isOpen} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label={t('menu')}
          className="fixed inset-y-0 left-0 z-30 w-72 max-w-[calc(100vw-48px)] bg-canvas shadow-modal outline-none transition-[translate] duration-(--slow) ease-look data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          {props.children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
