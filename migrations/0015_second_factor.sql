-- Whoever can do everything does not get in with a password alone, unless an admin decides otherwise. A portal that has
-- people already stays as they have it.
INSERT INTO second_factor_roles (role) SELECT 'admin' WHERE NOT EXISTS (SELECT 1 FROM users);
