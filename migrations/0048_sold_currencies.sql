-- Sign-up asks for each currency whether anything is sold in it.
CREATE INDEX price_sold ON price (currency) WHERE current = 1;
