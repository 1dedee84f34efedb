import { getFormatter, getTranslations } from 'next-intl/server';
import { BarChart } from '@/components/chart/bar-chart';
import { dayWords } from '@/components/chart/words';
import type { PixelDay } from '@/lib/work/pixels/by-day';

/** The data of a pixel (S3.3): its views of the last 30 days. */
export async function ViewsByDay({ days }: { days: readonly PixelDay[] }) {
  const t = await getTranslations('pixels');
  const format = await getFormatter();
  return (
    <BarChart
      label={t('byDay')}
      head={t('day')}
      tableLabel={t('asTable')}
      series={[{ id: 'views', label: t('viewsShort') }]}
      bars={days.map(({ day, views }) => ({ id: day, ...dayWords(format, day), values: [views] }))}
    />
  );
}
