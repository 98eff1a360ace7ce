-- A change from an address to itself is a proof that its owner reads it. Where its link leads to afterwards.
ALTER TABLE email_change ADD COLUMN return_to TEXT NOT NULL DEFAULT '';
