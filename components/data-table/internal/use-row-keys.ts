'use client';

import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';
const controlsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>(focusable)];

/**
 * The arrow keys move the focus to the same control of the next row. When the row with the focus disappears, such as
 * after Revoke, the focus goes to the row in its place, not to the start of the page.
 *
 * @param body the element whose children are the rows
 */
export function useRowKeys(body: RefObject<HTMLElement | null>) {
  const last = useRef<{ row: Element; index: number } | null>(null);

  useEffect(() => {
    if (!last.current || last.current.row.isConnected || document.activeElement !== document.body) return;
    const rows = [...(body.current?.children ?? [])];
    const next = rows[Math.min(last.current.index, rows.length - 1)];
    last.current = null;
    if (next) controlsOf(next)[0]?.focus();
  });

  return {
    onFocus(event: FocusEvent<HTMLElement>) {
      const row = rowOf(event.currentTarget, event.target);
      if (row) last.current = { row, index: [...event.currentTarget.children].indexOf(row) };
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      if (!(event.target instanceof HTMLElement) || event.defaultPrevented || usesArrows(event.target))
        return;
      const row = rowOf(event.currentTarget, event.target);
      const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
      if (!row || !next) return;
      event.preventDefault();
      const controls = controlsOf(next);
      controls[Math.min(controlsOf(row).indexOf(event.target), controls.length - 1)]?.focus();
    },
  };
}

function rowOf(body: Element, inner: Element): Element | undefined {
  return [...body.children].find((row) => row.contains(inner));
}

/** Menus and fields use the arrow keys themselves. */
function usesArrows(control: HTMLElement): boolean {
  return control.ariaHasPopup !== null || ['INPUT', 'TEXTAREA', 'SELECT'].includes(control.tagName);
}
