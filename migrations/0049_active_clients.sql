-- A client with an active service is not new; from now on its first activation says so.
UPDATE client SET status = 'active', updated_at = updated_at + 1
WHERE status = 'new' AND id IN (SELECT client_id FROM service WHERE status = 'active');
