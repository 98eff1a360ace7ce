-- The time of day at which a service's months begin. NULL: began before it was kept; each period then keeps the time of its start.
ALTER TABLE service ADD COLUMN anchor_time_ms INTEGER CHECK (anchor_time_ms BETWEEN 0 AND 86399999);
