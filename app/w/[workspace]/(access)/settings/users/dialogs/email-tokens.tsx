'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from 'react';
import type { ControlProps } from '@/components/form/field';
import { cn } from '@/components/ui/class-names';
import { CircleSlash, X } from '@/components/ui/icons';
import { fieldFrame } from '@/components/ui/input';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { mailboxesIn } from '@/lib/platform/mail/mailbox-list';

/** The distinct addresses of a text in their order. */
function addressesIn(text: string, known: readonly string[] = []): string[] {
  const seen = new Set(known.map(foldEmail));
  return mailboxesIn(text).filter((email) => {
    const key = foldEmail(email);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether the text ends within a quoted name or an address in angle brackets: `"Ort, Mia" <mia@`. */
function isOpen(text: string): boolean {
  return text.lastIndexOf('<') > text.lastIndexOf('>') || text.split('"').length % 2 === 0;
}

/**
 * A field for several addresses (B12): comma, space, Enter or paste creates a token; Backspace in the empty field
 * turns the last one back into text. Tokens that will be skipped show the reason. Text that is still being entered
 * already counts and stays text on blur, so that nothing moves under a pointer on its way to a button.
 */
export function EmailTokens(
  props: ControlProps & {
    value: readonly string[];
    onChange: (emails: string[]) => void;
    onBlur: () => void;
    ref: Ref<HTMLInputElement>;
    /** Gets the addresses that are complete. */
    onTokens: (emails: readonly string[]) => void;
    /** The reason why an address will be skipped. */
    reasonFor: (email: string) => string | null;
  },
) {
  const t = useTranslations('users');
  const { value, onChange, onTokens, onBlur, reasonFor, ref, ...control } = props;
  const [draft, setDraft] = useState('');
  const tokens = value.slice(0, value.length - addressesIn(draft).length);

  function type(text: string, kept: readonly string[] = tokens) {
    setDraft(text);
    onChange([...kept, ...addressesIn(text)]);
  }

  function take(text: string) {
    const taken = [...tokens, ...addressesIn(text, tokens)];
    setDraft('');
    onChange(taken);
    onTokens(taken);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const endsToken = event.key === 'Enter' || ([',', ';', ' '].includes(event.key) && !isOpen(draft));
    if (endsToken && draft.trim()) {
      event.preventDefault();
      take(draft);
    }
    const last = tokens.at(-1);
    if (event.key === 'Backspace' && !draft && last !== undefined) {
      event.preventDefault();
      type(last, tokens.slice(0, -1));
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text');
    if (mailboxesIn(text).join() === text) return;
    event.preventDefault();
    take(draft + text);
  }

  return (
    <div className={cn(fieldFrame, 'flex max-h-40 min-h-10 flex-wrap gap-1.5 overflow-y-auto p-1.5')}>
      {tokens.map((email) => (
        <Token
          key={email}
          email={email}
          reason={reasonFor(email)}
          remove={() =>
            type(
              draft,
              tokens.filter((other) => other !== email),
            )
          }
        />
      ))}
      <input
        {...control}
        ref={ref}
        type="text"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={tokens.length === 0 ? t('emailPlaceholder') : undefined}
        value={draft}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={onBlur}
        className="h-[26px] min-w-30 flex-1 bg-transparent px-1 outline-none focus-visible:outline-none max-tablet:h-8 max-tablet:text-[16px]"
      />
    </div>
  );
}

function Token({ email, reason, remove }: { email: string; reason: string | null; remove: () => void }) {
  const t = useTranslations('users');
  return (
    <span
      className={cn(
        'type-13 inline-flex h-[26px] max-w-full items-center gap-1 rounded-1 pr-0.5 font-medium max-tablet:h-8',
        reason ? 'pl-1.5 text-ink-3 shadow-[inset_0_0_0_1px_var(--line-strong)]' : 'bg-press pl-2',
      )}
    >
      {reason && <CircleSlash className="icon-12" aria-hidden />}
      <span className="truncate">{email}</span>
      {reason && (
        <small className="type-12 ml-1 flex-none border-line-strong border-l pl-1.5">{reason}</small>
      )}
      <button
        type="button"
        onClick={remove}
        aria-label={t('removeEmail', { email })}
        className="grid size-6 flex-none place-items-center rounded-1 text-ink-3 hover:text-ink"
      >
        <X className="icon-14" aria-hidden />
      </button>
    </span>
  );
}
