-- The field's words: a successor takes the work over, a row can be a duplicate, a person is known on a network.
ALTER TABLE "revocations" RENAME COLUMN "heir_id" TO "successor_id";--> statement-breakpoint
ALTER TABLE "import_rows" RENAME COLUMN "twin_of" TO "duplicate_of";--> statement-breakpoint
ALTER TABLE "known_places" RENAME TO "known_networks";
