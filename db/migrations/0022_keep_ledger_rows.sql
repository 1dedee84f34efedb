-- The guard of the ledger acts for each row instead of for each statement, as a table that is spread over servers needs it. TRUNCATE
-- has no rows.
drop trigger kept on credit_transfers;
--> statement-breakpoint
drop trigger kept on credit_entries;
--> statement-breakpoint
create trigger kept before update or delete on credit_transfers for each row execute function credit_is_kept();
--> statement-breakpoint
create trigger kept before update or delete on credit_entries for each row execute function credit_is_kept();
--> statement-breakpoint
create trigger kept_whole before truncate on credit_transfers execute function credit_is_kept();
--> statement-breakpoint
create trigger kept_whole before truncate on credit_entries execute function credit_is_kept();
