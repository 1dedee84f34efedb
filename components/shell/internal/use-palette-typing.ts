'use client';

import { useEffect, useState } from 'react';

/**
 * The text typed into the palette. Keys pressed before its field has the focus, while its code is loading, are added
 * to the text, so that none is lost after the first ⌘K.
 */
export function usePaletteTyping(isOpen: boolean): { query: string; setQuery: (query: string) => void } {
  const [query, setQuery] = useState('');
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (isOpen) setQuery('');
  }

  useEffect(() => {
    if (!isOpen) return;
    function take(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target instanceof HTMLElement && event.target.role === 'combobox') return;
      if (event.key === 'Backspace') setQuery((text) => text.slice(0, -1));
      else if (event.key.length === 1) setQuery((text) => text + event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    document.addEventListener('keydown', take, { capture: true });
    return () => document.removeEventListener('keydown', take, { capture: true });
  }, [isOpen]);

  return { query, setQuery };
}
