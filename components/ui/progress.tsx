'use client';

import { Progress as Base } from '@base-ui/react/progress';
import type { ReactNode } from 'react';

/** A long operation: its name, its progress in numbers, and a bar. */
export function Progress(props: {
  label: string;
  value: number;
  max: number;
  detail?: ReactNode;
  help?: ReactNode;
}) {
  return (
    <div>
      <Base.Root value={props.value} max={props.max}>
        <div className="flex justify-between gap-4">
          <Base.Label className="font-medium">{props.label}</Base.Label>
          <span className="text-ink-2">{props.detail}</span>
        </div>
        <Base.Track className="my-2.5 h-1.5 overflow-hidden rounded-[3px] bg-press">
          <Base.Indicator className="h-full bg-accent transition-[width]" />
        </Base.Track>
      </Base.Root>
      {props.help && <p className="type-13 text-ink-2">{props.help}</p>}
    </div>
  );
}
