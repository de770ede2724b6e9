CREATE TABLE `unfinished` (
	`map` text PRIMARY KEY NOT NULL,
	`release` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `card_map`;--> statement-breakpoint
CREATE INDEX `card_record` ON `card` (`map`,`collection`,`rid`);--> statement-breakpoint
CREATE INDEX `card_closed` ON `card` (`map`,`until`) WHERE "until" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `posting` ADD `until` integer;--> statement-breakpoint
CREATE INDEX `posting_token` ON `posting` (`map`,`collection`,`token`);--> statement-breakpoint
CREATE INDEX `posting_closed` ON `posting` (`map`,`until`) WHERE "until" IS NOT NULL;