'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button';
import { cn } from './class-names';
import { Check, Copy } from './icons';

/**
 * A link or token with a button that copies it. `label` names the button ("Copy link for ana@corvane.example"). Where
 * the browser denies the clipboard, the text is selected instead.
 */
export function CopyField({ value, label, className }: { value: string; label: string; className?: string }) {
  const t = useTranslations('ui');
  const code = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current);
    }
  }

  return (
    <div
      className={cn(
        'flex min-w-0 items-center gap-2 rounded-2 border bg-sunken py-[3px] pr-[3px] pl-2.5',
        className,
      )}
    >
      <code ref={code} className="min-w-0 flex-1 truncate text-[12.5px] text-ink-2 leading-[18px]">
        {value}
      </code>
      <Button
        size="sm"
        aria-label={isCopied ? undefined : label}
        icon={isCopied ? <Check /> : <Copy />}
        onClick={copy}
        className={cn('max-tablet:h-9', isCopied && 'border-accent-line text-accent')}
      >
        <span role="status">{isCopied ? t('copied') : t('copy')}</span>
      </Button>
    </div>
  );
}
