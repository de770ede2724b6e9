CREATE TABLE `entry` (
	`map` text NOT NULL,
	`release` integer NOT NULL,
	`collection` text NOT NULL,
	`rid` integer NOT NULL,
	`id` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text,
	`haystack` text NOT NULL,
	`division` text,
	`valid_until` text,
	`lon` real,
	`lat` real,
	PRIMARY KEY(`map`, `release`, `collection`, `rid`)
);
--> statement-breakpoint
CREATE INDEX `entry_collection` ON `entry` (`collection`,`release`);