CREATE TABLE `card` (
	`place` integer PRIMARY KEY NOT NULL,
	`map` text NOT NULL,
	`collection` text NOT NULL,
	`rid` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`hash` text NOT NULL,
	`valid_until` text,
	`lon` real,
	`lat` real,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `card_map` ON `card` (`map`,`until`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `token` USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '^=~._@#:''-'");
