CREATE TABLE `mapping_profile` (
	`source` text NOT NULL,
	`collection` text NOT NULL,
	`heading` text NOT NULL,
	`field` text NOT NULL,
	`chosen_at` text NOT NULL,
	`file` text NOT NULL,
	PRIMARY KEY(`source`, `collection`, `heading`)
);
