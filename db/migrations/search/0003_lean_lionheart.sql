CREATE TABLE `posting` (
	`map` text NOT NULL,
	`release` integer NOT NULL,
	`collection` text NOT NULL,
	`token` text NOT NULL,
	`count` integer NOT NULL,
	`numbers` text NOT NULL,
	PRIMARY KEY(`map`, `release`, `collection`, `token`)
);
