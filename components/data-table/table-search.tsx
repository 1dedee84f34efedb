'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Search } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { useListParams } from './use-list-params';

/** The list's search field: `/` focuses it, Escape clears it. `placeholder` says which fields are searched. */
export function TableSearch({ label, placeholder }: { label: string; placeholder: string }) {
  const { params, search } = useListParams();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    function focusOnSlash(event: globalThis.KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    document.addEventListener('keydown', focusOnSlash);
    return () => document.removeEventListener('keydown', focusOnSlash);
  }, []);

  function clearOnEscape(event: KeyboardEvent) {
    if (event.key === 'Escape' && params.q) void search('');
  }

  return (
    <search className="contents">
      <Input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        icon={<Search aria-hidden />}
        trailing={params.q ? null : <Kbd>/</Kbd>}
        value={params.q}
        maxLength={200}
        onChange={(event) => void search(event.target.value)}
        onKeyDown={clearOnEscape}
        className="w-72 max-tablet:w-full"
      />
    </search>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"]') !== null)
  );
}
