import type { ComponentProps } from 'react';
import { DeliveryTable } from './delivery-table';

/** The log of a record, as a part of the record's page. */
export function LogSection({ title, ...table }: { title: string } & ComponentProps<typeof DeliveryTable>) {
  return (
    <section aria-labelledby="log" className="grid gap-3">
      <h2 id="log" className="type-16">
        {title}
      </h2>
      <DeliveryTable {...table} />
    </section>
  );
}
