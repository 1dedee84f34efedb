'use client';

import { useEffect, useState } from 'react';

const key = 'latchkey.menu.folded';

/** The sections of the menu that this browser keeps folded. */
export function useFolded(): { folded: readonly string[]; fold: (id: string, isFolded: boolean) => void } {
  const [folded, setFolded] = useState<readonly string[]>([]);

  useEffect(() => {
    try {
      setFolded(localStorage.getItem(key)?.split(',') ?? []);
    } catch {
      // Without storage every section begins open.
    }
  }, []);

  function fold(id: string, isFolded: boolean) {
    const next = folded.filter((each) => each !== id && each !== '');
    if (isFolded) next.push(id);
    setFolded(next);
    try {
      localStorage.setItem(key, next.join());
    } catch {
      // As above.
    }
  }

  return { folded, fold };
}
