-- What was told of a child and taken back since has no place in the record; a child's page shows it all the same, and
-- finds it here. Retired entries are few: an index of all entries by child would make a delivery a third slower.

CREATE INDEX journal_retired ON journal (authority, child, seq) WHERE op = 'retire';
