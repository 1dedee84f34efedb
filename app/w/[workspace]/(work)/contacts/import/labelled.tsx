'use client';

import { type ReactNode, useId } from 'react';

/** A choice with its label above and its help below. */
export function Labelled(props: { label: string; note?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <span id={id} className="font-medium">
        {props.label}
      </span>
      {props.children(id)}
      {props.note && <span className="type-13 text-ink-2">{props.note}</span>}
    </div>
  );
}
