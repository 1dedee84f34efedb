import { Missing } from '@/app/missing';
import { Page } from '@/components/shell/page';

/** Within a workspace of the person, the menu stays visible. */
export default function NotFoundPage() {
  return (
    <Page>
      <div className="grid min-h-0 flex-1 place-items-center overflow-auto">
        <div>
          <Missing />
        </div>
      </div>
    </Page>
  );
}
