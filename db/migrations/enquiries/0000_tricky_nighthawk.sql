CREATE TABLE `enquiry` (
	`receipt` text PRIMARY KEY NOT NULL,
	`idempotency_key` text NOT NULL,
	`body_sha256` text NOT NULL,
	`received_at` text NOT NULL,
	`name` text NOT NULL,
	`channel` text NOT NULL,
	`contact` text NOT NULL,
	`message` text NOT NULL,
	`visit_on` text,
	`visitors` integer,
	`records` text NOT NULL,
	`offices` text NOT NULL,
	`view` text NOT NULL,
	`filter` text NOT NULL,
	`partner` text,
	`language` text NOT NULL,
	`notice` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enquiry_idempotency_key_unique` ON `enquiry` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `enquiry_received` ON `enquiry` (`received_at`);