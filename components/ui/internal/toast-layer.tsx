'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { Toaster as Sonner, toast as sonner } from 'sonner';
import { Button } from '../button';
import { cn } from '../class-names';
import { IconButton } from '../icon-button';
import { Check, CircleAlert, X } from '../icons';

export interface ToastContent {
  title: ReactNode;
  detail?: ReactNode;
  icon?: ReactNode;
  action?: { label: ReactNode; icon?: ReactNode; run: () => void };
  isError: boolean;
  /** In milliseconds; infinite until it is dismissed. */
  duration: number;
}

let isThere = false;
const waiting: ToastContent[] = [];

/** Shows a toast as soon as the layer is mounted. */
export function addToast(content: ToastContent): void {
  if (!isThere) waiting.push(content);
  else
    sonner.custom((id) => <Toast {...content} dismiss={() => sonner.dismiss(id)} />, {
      duration: content.duration,
    });
}

/** The layer of toasts: a live region for screen readers. */
export function ToastLayer() {
  const t = useTranslations('ui');
  // Sonner subscribes in its own effect, which runs before this one.
  useEffect(() => {
    isThere = true;
    for (const content of waiting.splice(0)) addToast(content);
    return () => {
      isThere = false;
    };
  }, []);
  return (
    <Sonner
      position="bottom-center"
      // Above a dialog, which has its buttons at the bottom of a phone.
      className="max-tablet:in-[body:has([role=dialog])]:top-[calc(16px+var(--front-toast-height))]! max-tablet:in-[body:has([role=dialog])]:bottom-auto!"
      customAriaLabel={t('toasts')}
      // Sonner sets a system font.
      style={{ fontFamily: 'inherit' }}
      toastOptions={{ className: 'flex w-full justify-center' }}
    />
  );
}

function Toast({ title, detail, icon, action, isError, dismiss }: ToastContent & { dismiss: () => void }) {
  const t = useTranslations('ui');
  return (
    <div
      role={isError ? 'alert' : undefined}
      data-floating
      className="flex w-max max-w-[calc(100vw-32px)] items-center gap-3 rounded-3 bg-raised py-3 pr-2 pl-4 shadow-float max-tablet:w-full max-tablet:flex-wrap"
    >
      <span
        aria-hidden
        className={cn(
          '[&>.lucide]:size-[18px]',
          isError ? 'text-red-ink' : 'text-ink-2',
          detail && 'mt-px self-start',
        )}
      >
        {icon ?? (isError ? <CircleAlert /> : <Check />)}
      </span>
      <div className="min-w-0 flex-1">
        <b className="font-semibold">{title}</b>
        {detail && <div className="type-13 text-ink-2">{detail}</div>}
      </div>
      {action && (
        <Button
          icon={action.icon}
          className="max-tablet:order-4 max-tablet:basis-full"
          onClick={() => {
            action.run();
            dismiss();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={t('dismiss')} icon={<X />} onClick={dismiss} />
    </div>
  );
}
