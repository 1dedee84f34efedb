'use client';

import { Toast } from '@base-ui/react/toast';
import { Check, CircleAlert, Undo2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './class-names';
import { IconButton } from './icon-button';

interface ToastData {
  icon?: ReactNode;
  action?: { label: ReactNode; icon?: ReactNode; run: () => void };
}

const manager = Toast.createToastManager<ToastData>();

interface ToastOptions extends ToastData {
  /** Second line: what follows from it, or what was kept. */
  detail?: ReactNode;
}

/** Says, at the foot of the page, that something was done. Goes by itself unless it offers an action. */
export function toast(title: ReactNode, { detail, ...data }: ToastOptions = {}): string {
  return manager.add({ title, description: detail, type: 'done', timeout: data.action ? 0 : 6000, data });
}

/** Says that something failed, what was kept and what to do. Stays until dismissed. */
export function toastError(title: ReactNode, { detail, ...data }: ToastOptions = {}): string {
  return manager.add({ title, description: detail, type: 'error', timeout: 0, priority: 'high', data });
}

/** A toast with Undo, which stays until dismissed (B3). */
export function toastUndo(
  title: ReactNode,
  { undo, label, ...options }: Omit<ToastOptions, 'action'> & { undo: () => void; label: ReactNode },
): string {
  return toast(title, { ...options, action: { label, icon: <Undo2 />, run: undo } });
}

export const dismissToast = (id: string) => manager.close(id);

/** Where toasts appear: bottom centre. Once, in the root layout. */
export function Toaster() {
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
