import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageHead, Toolbar } from '@/components/shell/page';
import type { Trail } from '@/components/shell/trail';
import type { LiveTopic } from '@/lib/platform/events/live-topic';
import { TableSearch } from './table-search';

/**
 * The page of a list: head, toolbar with the search, and the list below. Search, filters and page are in the address, and
 * the list is read again when something of its topics changes.
 *
 * @param props.topics what the list is about; empty where nothing announces its changes
 * @param props.search names the search field; without it the list has none
 * @param props.above is rendered between head and toolbar
 */
export function ListPage(props: {
  topics: readonly LiveTopic[];
  title: string;
  trail?: Trail;
  count?: ReactNode;
  facts?: ReactNode;
  secondary?: ReactNode;
  primary?: ReactNode;
  above?: ReactNode;
  search?: string;
  filters?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}) {
  const { topics, title, trail, count, facts, secondary, primary, search, filters, end } = props;
  return (
    <Page>
      {topics.length > 0 && <LiveRefresh topics={topics} />}
      <PageHead
        title={title}
        trail={trail}
        count={count}
        facts={facts}
        secondary={secondary}
        primary={primary}
      />
      {props.above}
      {(search || filters || end) && (
        <Toolbar
          search={search && <TableSearch label={search} placeholder={search} />}
          filters={filters}
          end={end}
        />
      )}
      {props.children}
    </Page>
  );
}
