'use client';

import { Toast } from '@base-ui/react/toast';
import { Check, CircleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { Button } from './button';
import { cn } from './class-names';
import { IconButton } from './icon-button';

export interface ToastData {
  icon?: ReactNode;
  action?: { label: ReactNode; icon?: ReactNode; run: () => void };
}

const manager = Toast.createToastManager<ToastData>();

export type Said = Parameters<typeof manager.add>[0];

let isThere = false;
const waiting: Said[] = [];

/** Shows a toast, as soon as there is a place for it. */
export function say(said: Said): void {
  if (isThere) manager.add(said);
  else waiting.push(said);
}

/** The place of toasts. */
export function ToastLayer() {
  useEffect(() => {
    isThere = true;
    for (const said of waiting.splice(0)) manager.add(said);
    return () => {
      isThere = false;
    };
  }, []);
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="-translate-x-1/2 fixed bottom-6 left-1/2 z-60 flex w-max max-w-[calc(100vw-32px)] flex-col-reverse items-center gap-2 outline-none max-tablet:inset-x-3 max-tablet:bottom-3 max-tablet:w-auto max-tablet:max-w-none max-tablet:translate-x-0 max-tablet:items-stretch">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const t = useTranslations('ui');
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((item) => {
    const isError = item.type === 'error';
    return (
      <Toast.Root
        key={item.id}
        toast={item}
        swipeDirection="down"
        data-floating
        className="rounded-3 bg-raised shadow-float transition-[opacity,translate] duration-(--base) ease-look data-limited:hidden data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-center gap-3 py-3 pr-2 pl-4 max-tablet:flex-wrap">
          <span
            aria-hidden
            className={cn(
              '[&>.lucide]:size-[18px]',
              isError ? 'text-red-ink' : 'text-ink-2',
              item.description && 'mt-px self-start',
            )}
          >
            {item.data?.icon ?? (isError ? <CircleAlert /> : <Check />)}
          </span>
          <div className="min-w-0 max-tablet:flex-1">
            <Toast.Title render={<b />} className="font-semibold" />
            <Toast.Description className="type-13 text-ink-2" />
          </div>
          {item.data?.action && (
            <Button
              icon={item.data.action.icon}
              className="max-tablet:order-4 max-tablet:flex-1"
              onClick={() => {
                item.data?.action?.run();
                manager.close(item.id);
              }}
            >
              {item.data.action.label}
            </Button>
          )}
          <Toast.Close render={<IconButton label={t('dismiss')} icon={<X />} />} />
        </Toast.Content>
      </Toast.Root>
    );
  });
}
