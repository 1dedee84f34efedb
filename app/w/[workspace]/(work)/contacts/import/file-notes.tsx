import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import type { ImportView } from '@/lib/work/imports/import-view';
import { mostFileColumns } from '@/lib/work/imports/size';

/** The parts of a file that do not become rows, shown before and after its import. */
export function FileNotes({ notes }: Pick<ImportView, 'notes'>) {
  const t = useTranslations('contacts.import.notes');
  const told = (['linesAbove', 'ignoredColumns', 'faxes'] as const).filter((note) => notes[note] > 0);
  if (told.length === 0) return null;
  return (
    <Callout>
      {told.map((note) => (
        <p key={note}>{t(note, { count: notes[note], most: mostFileColumns })}</p>
      ))}
    </Callout>
  );
}
