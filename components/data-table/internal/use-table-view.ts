'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** A reader's preferences for one table. This browser stores them; the address does not carry them. */
export interface TableView {
  density: 'roomy' | 'compact';
  /** Ids of the hidden columns. */
  hidden: readonly string[];
}

const untouched: TableView = { density: 'roomy', hidden: [] };
const changed = 'latchkey:table-view';

/** The view of a table, shared by the table and its View menu. The server renders the default. */
export function useTableView(table: string): [TableView, (change: Partial<TableView>) => void] {
  const key = `latchkey.table.${table}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const view = useMemo(() => parse(stored), [stored]);
  const change = useCallback(
    (part: Partial<TableView>) => {
      write(key, JSON.stringify({ ...parse(read(key)), ...part }));
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return [view, change];
}

function subscribe(listen: () => void): () => void {
  window.addEventListener('storage', listen);
  window.addEventListener(changed, listen);
  return () => {
    window.removeEventListener('storage', listen);
    window.removeEventListener(changed, listen);
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is blocked: use the default view.
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is blocked or full: the choice lasts until the page closes.
  }
}

/** Validates the stored view: another version of the console, or the reader, may have written it. */
function parse(stored: string | null): TableView {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (typeof value !== 'object' || value === null) return untouched;
    const { density, hidden } = value as Partial<Record<keyof TableView, unknown>>;
    return {
      density: density === 'compact' ? 'compact' : 'roomy',
      hidden: Array.isArray(hidden) ? hidden.filter((id) => typeof id === 'string') : [],
    };
  } catch {
    return untouched;
  }
}
