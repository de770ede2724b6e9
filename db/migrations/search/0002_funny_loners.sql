-- rebuild: search rows are derived; the next release of each map writes them as cards.
DROP TABLE `entry`;
