import { type BuildExtraConfigColumns, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  foreignKey,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgTable,
  primaryKey,
  uuid,
} from 'drizzle-orm/pg-core';

const ownerId = () => uuid().notNull();

type Columns = Record<string, PgColumnBuilderBase>;
type Owned<Key extends string, C> = { [key in Key]: ReturnType<typeof ownerId> } & C;

/** The owner of a table's rows, and the setting of the transaction that names it. */
interface Owner<Key extends string> {
  column: Key;
  /** `workspace` for `app.workspace`; also the name of the policy. */
  setting: string;
  id: () => AnyPgColumn;
}

interface Options<Key extends string, Name extends string, C extends Columns> {
  /** Columns that identify a row within its owner. */
  key?: readonly (keyof C & string)[];
  /** Rows of the same owner that contain this row: it is deleted with each of them. */
  within?: References<Key, C>;
  /** Rows of the same owner that this row depends on: it is deleted with them. */
  cascades?: References<Key, C>;
  /** Rows of the same owner that this row references. They cannot be deleted before it. */
  references?: References<Key, C>;
  /** Whether the rows prevent the deletion of their owner instead of being deleted with it. */
  isKept?: boolean;
  /** Indexes, checks and further policies. */
  more?: (table: BuildExtraConfigColumns<Name, Owned<Key, C>, 'pg'>) => PgTableExtraConfigValue[];
}

type References<Key extends string, C> = Partial<
  Record<keyof C & string, { [key in Key | 'id']: AnyPgColumn }>
>;

/**
 * Returns the function that defines the tables of an owner. Each table has the column of the owner, which begins its
 * primary key and is part of every reference to a row of the same owner; a foreign key to the owner, directly or
 * through the row that contains it; and a policy that limits a transaction to the rows of the owner that it names
 * (TE1, TE5).
 * `migrate` also forces the policies for the owner of the tables.
 */
export function tablesOf<Key extends string>({ column, setting, id }: Owner<Key>) {
  return <Name extends string, C extends Columns>(
    name: Name,
    columns: C,
    options: Options<Key, Name, C> = {},
  ) => {
    const { key = ['id'], within, cascades, references, isKept = false, more } = options;
    const owner = within ? ownerId() : ownerId().references(id, isKept ? {} : { onDelete: 'cascade' });
    const owned = { [column]: owner, ...columns } as Owned<Key, C>;
    return pgTable(name, owned, (table) => {
      const own = table as unknown as Record<string, AnyPgColumn>;
      const at = (each: string) => own[each] as AnyPgColumn;
      const refer = (targets: References<Key, C> = {}) =>
        Object.entries<{ [key in Key | 'id']: AnyPgColumn } | undefined>(targets).flatMap(([each, target]) =>
          target
            ? [foreignKey({ columns: [at(column), at(each)], foreignColumns: [target[column], target.id] })]
            : [],
        );
      const isReached = sql.raw(`${columnName(column)} = app_id('${setting}')`);
      return [
        primaryKey({ columns: [at(column), ...key.map(at)] }),
        ...refer(within).map((each) => (isKept ? each : each.onDelete('cascade'))),
        ...refer(cascades).map((each) => each.onDelete('cascade')),
        ...refer(references),
        pgPolicy(setting, { using: isReached, withCheck: isReached }),
        ...(more?.(table) ?? []),
      ];
    });
  };
}

const columnName = (column: string) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
