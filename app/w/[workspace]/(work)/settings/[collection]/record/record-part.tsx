import type { ReactNode } from 'react';
import { CodeBlock } from '@/components/ui/code-block';

/** A section of the page of a record. `id` names its heading. */
export function RecordPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid max-w-form gap-4">
      <h2 id={id} className="type-16">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A value of the section under its label. */
export function PartValue({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <b className="font-medium">{label}</b>
      {children}
    </div>
  );
}

/** An example of JSON under its label; `copyLabel` adds the button that copies it. */
export function PartExample(props: { label: string; note: string; value: unknown; copyLabel?: string }) {
  return (
    <PartValue label={props.label}>
      <p className="type-13 text-ink-2">{props.note}</p>
      <CodeBlock value={JSON.stringify(props.value, null, 2)} label={props.copyLabel} />
    </PartValue>
  );
}
